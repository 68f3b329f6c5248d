// node --test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createMock } from 'smart-mock/testing'
import { countPatients } from '../backend-service/count-patients.mjs'
import { newKey } from '../backend-service/new-key.mjs'

/** @type {import('smart-mock/testing').Mock} */
let mock
let count = 0
before(async () => {
  mock = await createMock()
})
after(() => mock.close())

/** A tenant of its own for a test, with a registered client that counts the patients there. */
async function createCase() {
  count += 1
  const tenant = mock.createTenant(`test-${count}`)
  const { privateKey, publicKey } = await newKey()
  const clientId = 'nightly-report'
  tenant.register({
    ...{ clientId, name: 'Nightly report', type: 'backend', scope: 'system/*.rs' },
    ...{ jwks: { keys: [publicKey] }, redirectUris: [], launchUris: [] },
  })
  return { tenant, run: () => countPatients({ fhirBase: tenant.fhirBase, clientId, privateKey }) }
}

test('counts the patients, and breaks no rule on the way', async () => {
  const { tenant, run } = await createCase()
  assert.ok((await run()) > 0)
  assert.equal(tenant.journal.count({ step: 'token' }), 1)
  assert.deepEqual((await tenant.findings()).findings, [])
})

for (const fault of ['token-type-wrong', 'token-response-malformed']) {
  test(`${fault} is refused`, async () => {
    const { tenant, run } = await createCase()
    const armed = await tenant.arm(fault, { when: { grantType: 'client_credentials' } })
    await assert.rejects(run())
    tenant.observe({ kind: 'visible-error', detail: 'it threw' })
    tenant.observe({ kind: 'settled' })
    const { outcome, reason } = await armed.waitForVerdict()
    assert.equal(outcome, 'met', reason)
  })
}
