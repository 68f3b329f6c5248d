import { expect, test } from 'smart-mock/playwright'

test('has a mock of its own, with matchers', async ({ mock }) => {
  await fetch(`${mock.fhirBase}/.well-known/smart-configuration`)
  expect(mock).toHaveSent({ step: 'discovery', times: 1 })
})
