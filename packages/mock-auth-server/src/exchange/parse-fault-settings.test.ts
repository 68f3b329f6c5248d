import { expect, test } from 'vitest'
import { parseFaultSettings } from './parse-fault-settings.ts'

test.each([
  ['invalid-grant', { fault: 'invalid-grant' }],
  ['fhir-too-many-requests?retryAfterS=2&times=1', { params: { retryAfterS: 2 }, times: 1 }],
  ['preflight-refused?how=403', { params: { how: '403' } }],
  ['token-error?when.clientId=12&sequence=ok,fault', { when: { clientId: '12' }, sequence: ['ok', 'fault'] }],
  ['there-is-none?n=2', { params: { n: 2 } }],
])('parses %s by the schema of its parameters', async (text, arming) => {
  expect(await parseFaultSettings(text)).toEqual({ fault: text.split('?')[0], ...arming })
})

test('reports a malformed word of the settings', async () => {
  await expect(parseFaultSettings('invalid-grant?times=0')).rejects.toThrow(/invalid-grant\?times=0: times/)
})
