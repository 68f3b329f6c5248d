import { expect, test } from 'vitest'
import { buildWellKnownUrl, checkFhirBase, isLoopback, isSameBase } from './fhir-base.ts'

test('puts one slash before .well-known and keeps the path of the base (C-003, F-003)', () => {
  expect(buildWellKnownUrl('https://ehr.example/a/fhir', 'x')).toBe(
    'https://ehr.example/a/fhir/.well-known/x',
  )
  expect(buildWellKnownUrl('https://ehr.example/a/fhir//', 'x')).toBe(
    'https://ehr.example/a/fhir/.well-known/x',
  )
})

test('returns a base unchanged', () => {
  expect(checkFhirBase('https://EHR.example/fhir/')).toBe('https://EHR.example/fhir/')
})

test.each([
  'ehr.example/fhir',
  'file:///etc/passwd',
  'javascript:alert(1)',
  '//ehr.example',
  'https://a@b.example/',
  'https://ehr.example/fhir?x',
  'https://ehr.example/fhir#x',
  'http://169.254.169.254/latest',
  'http://[fe80::1]/',
  'http://0xa9fea9fe/',
])('rejects %s (F-007)', (value) => {
  expect(() => checkFhirBase(value)).toThrow()
})

test('recognises the same base, and loopback', () => {
  expect(isSameBase('https://x.example/fhir', 'https://x.example/fhir/')).toBe(true)
  expect(isSameBase('https://x.example/fhir', 'https://x.example/fhir2')).toBe(false)
  expect(isLoopback('http://127.0.0.1:1/')).toBe(true)
  expect(isLoopback('http://localhost.example/')).toBe(false)
})
