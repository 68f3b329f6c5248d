import { expect, test } from 'vitest'
import { createMock } from '../../src/testing/index.ts'
import { controlCall } from './control-call.ts'

test('says how often each fault strikes that is armed without settings', async () => {
  const mock = await createMock()
  const { json } = await controlCall(mock, 'GET', '/faults')
  const times: Record<string, number | null> = Object.fromEntries(
    json.faults.map((fault: { name: string; times: number | null }) => [fault.name, fault.times]),
  )
  expect(times).toMatchObject({ 'refresh-unavailable': 3, 'revocation-fails': 20, 'state-changed': null })
  for (const name of ['refresh-unavailable', 'revocation-fails', 'state-changed', 'fhir-too-many-requests']) {
    const { json: armed } = await controlCall(mock, 'POST', '/tenants/default/faults', { fault: name })
    expect([name, armed.remaining]).toEqual([name, times[name]])
  }
  await mock.close()
})
