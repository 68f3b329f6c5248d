import { smartTest } from 'smart-mock/vitest'
import { expect } from 'vitest'
import { countPatients } from '../backend-service/count-patients.mjs'
import { newKey } from '../backend-service/new-key.mjs'

const test = smartTest.extend<{ count: () => Promise<number> }>({
  count: async ({ mock }, use) => {
    const { privateKey, publicKey } = await newKey()
    const clientId = 'nightly-report'
    mock.register({
      ...{ clientId, name: 'Nightly report', type: 'backend', scope: 'system/*.rs' },
      ...{ jwks: { keys: [publicKey] }, redirectUris: [], launchUris: [] },
    })
    await use(() => countPatients({ fhirBase: mock.fhirBase, clientId, privateKey }))
  },
})

test('counts the patients, and breaks no rule on the way', async ({ mock, count }) => {
  expect(await count()).toBeGreaterThan(0)
  expect(mock).toHaveSent({ step: 'token', facts: { grantType: 'client_credentials' }, times: 1 })
  await expect(mock).toHaveNoFindings()
})

for (const fault of ['token-type-wrong', 'token-response-malformed', 'token-redirected']) {
  test(`${fault} is refused`, async ({ mock, count }) => {
    const armed = await mock.arm(fault, { when: { grantType: 'client_credentials' } })
    await expect(count()).rejects.toThrow()
    mock.observe({ kind: 'visible-error', detail: 'it threw' })
    mock.observe({ kind: 'settled' })
    await expect(mock).toHandleFault(armed)
  })
}

test('the matchers fail when they should', async ({ mock, count }) => {
  const unused = await mock.arm('fhir-too-many-requests', { when: { path: '/fhir/Nowhere' } })
  await count()
  expect(() => expect(mock).toHaveSent({ step: 'revoke' })).toThrow(/0 requests.*All requests/s)
  await expect(() => expect(mock).toHandleFault(unused)).rejects.toThrow(/not exercised/)
  await fetch(`${mock.issuer}/token`, { method: 'POST', body: 'grant_type=password&password=x' })
  await expect(() => expect(mock).toHaveNoFindings()).rejects.toThrow(/^findings:\n {2}/)
})
