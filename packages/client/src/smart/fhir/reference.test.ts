import { expect, test } from 'vitest'
import { isFhirId, toLocalReference } from './reference.ts'

const BASE = 'https://ehr.example/fhir'

test.each([
  ['Practitioner/1', { type: 'Practitioner', id: '1' }],
  [`${BASE}/Patient/a.b-c`, { type: 'Patient', id: 'a.b-c' }],
  ['https://other.example/fhir/Patient/1', undefined],
  ['Patient/1/_history/2', undefined],
  ['Patient/..', undefined],
  ['#contained', undefined],
  ['patient/1', undefined],
])('%s', (reference, expected) => {
  expect(toLocalReference(reference, BASE)).toEqual(expected)
})

test('accepts ids of 1 to 64 characters of a small set (F-130)', () => {
  expect(isFhirId('A.b-9')).toBe(true)
  expect(['', '..', 'a/b', 'a?b', 'x'.repeat(65), 7, null].some(isFhirId)).toBe(false)
})
