// NODE_OPTIONS=--experimental-vm-modules npx jest
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createMock, smartMatchers } from 'smart-mock/testing'
import { countPatients } from '../backend-service/count-patients.mjs'
import { newKey } from '../backend-service/new-key.mjs'

expect.extend(smartMatchers)

/** @type {import('smart-mock/testing').Mock} */
let mock
let count = 0
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

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
  expect(await run()).toBeGreaterThan(0)
  expect(tenant).toHaveSent({ step: 'token', times: 1 })
  await expect(tenant).toHaveNoFindings()
})

test.each(['token-type-wrong', 'token-response-malformed'])('%s is refused', async (fault) => {
  const { tenant, run } = await createCase()
  const armed = await tenant.arm(fault, { when: { grantType: 'client_credentials' } })
  await expect(run()).rejects.toThrow()
  tenant.observe({ kind: 'visible-error', detail: 'it threw' })
  tenant.observe({ kind: 'settled' })
  await expect(tenant).toHandleFault(armed)
})

test('the matchers fail when they should', async () => {
  const { tenant } = await createCase()
  expect(() => expect(tenant).toHaveSent({ step: 'token' })).toThrow('0 requests match')
})
