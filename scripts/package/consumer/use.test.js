import { smartTest } from 'smart-mock/vitest'
import { expect } from 'vitest'

smartTest('has a mock of its own, with matchers', async ({ mock }) => {
  await fetch(`${mock.fhirBase}/.well-known/smart-configuration`)
  expect(mock).toHaveSent({ step: 'discovery', times: 1 })
  await expect(mock).toHaveNoFindings()
})
