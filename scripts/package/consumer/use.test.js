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
