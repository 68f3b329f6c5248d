import { runLogin } from '@smart-mock/client/testing'
import { smartTest } from 'smart-mock/vitest'
import { expect } from 'vitest'

smartTest('has a mock of its own, with matchers', async ({ mock }) => {
  await fetch(`${mock.fhirBase}/.well-known/smart-configuration`)
  expect(mock).toHaveSent({ step: 'discovery', times: 1 })
  await expect(mock).toHaveNoFindings()
})

const shortTest = smartTest.extend({
  mockSettings: [{ options: { accessTokenLifetimeS: 60 } }, { scope: 'worker' }],
})

shortTest('is started with the settings that were chosen', ({ mock }) => {
  expect(mock.tenant.options.accessTokenLifetimeS).toBe(60)
})

smartTest('logs in at a server under test', async ({ mock }) => {
  mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
  const client = { clientId: 'smart-client-public', redirectUri: 'http://localhost:4020/callback' }
  const { errors, tokens } = await runLogin(mock.fhirBase, client)
  expect(errors).toEqual([])
  expect(tokens?.accessToken).toBeTruthy()
})
