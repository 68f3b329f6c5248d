import { expect, test } from 'vitest'
import { locateReference } from './locate-reference.ts'

const base = 'https://fhir.example/r4'

test.each(['Patient/17', 'Patient/17/_history/2'])('%s is followed', (reference) => {
  expect(locateReference(reference, base)).toBe(reference)
})

test('returns the relative path of an absolute URL below the base', () => {
  expect(locateReference(`${base}/Patient/17`, `${base}/`)).toBe('Patient/17')
})

test.each([
  'https://evil.example/r4/Patient/17',
  'https://fhir.example/r4.evil/Patient/17',
  'https://fhir.example/r4/../admin',
  '#contained',
  'urn:uuid:2b8f',
  '//evil.example/Patient/1',
  'Patient/17/../../token',
])('returns undefined for %s, so that it gets no token', (reference) => {
  expect(locateReference(reference, base)).toBeUndefined()
})
