import { expect, test } from 'vitest'
import { listNonSafelistedHeaders, needsPreflight } from './needs-preflight.ts'

test.each([
  [{ headers: { accept: 'application/fhir+json' } }, []],
  [{ method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' } }, []],
  [{ method: 'POST', headers: { 'content-type': 'application/fhir+json' } }, ['content-type']],
  [{ headers: { Authorization: 'Bearer x', 'If-None-Match': '"1"' } }, ['authorization', 'if-none-match']],
])('%o', (init, headers) => {
  expect(listNonSafelistedHeaders(init.headers)).toEqual(headers)
  expect(needsPreflight(init)).toBe(headers.length > 0)
})

test('returns true for every method except GET, HEAD and POST', () => {
  expect(needsPreflight({ method: 'PUT' })).toBe(true)
})
