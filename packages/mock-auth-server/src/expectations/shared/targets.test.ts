import { expect, test } from 'vitest'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { isForPatient, isForResource, isPatientInContext } from './targets.ts'

const USER = 'http://localhost/fhir/Practitioner/amy'
const read = (target: string, facts = {}) => ({ request: { target }, facts }) as unknown as JournalEntry

test.each([
  ['/fhir/Practitioner/amy', {}, true],
  ['/t/a/fhir/Practitioner/amy', {}, true],
  ['/fhir/Practitioner/eve', {}, false],
  ['/', { resourceType: 'Practitioner', resourceId: 'amy' }, true],
  ['/', { resourceType: 'Practitioner', resourceId: 'eve' }, false],
  ['/', { resourceType: 'Patient', resourceId: 'amy' }, false],
  ['/fhir/Practitioner?_id=eve,amy', {}, true],
  ['/fhir/Practitioner?_id=eve&_id=amy', {}, true],
  ['/fhir/Practitioner?_id=eve', {}, false],
  ['/fhir/Practitioner?name=amy', {}, false],
  ['/fhir/Patient?_id=amy', {}, false],
])('%s with %o reads the user: %s', (target, facts, expected) => {
  expect(isForResource(read(target, facts), USER)).toBe(expected)
})

test.each(['http://localhost/fhir/', 'http://localhost/fhir/Practitioner', 'Practitioner/'])(
  'no request reads %s, which names no resource',
  (url) => {
    expect(isForResource(read('/fhir/Practitioner/amy'), url)).toBe(false)
    expect(isForResource(read('/fhir/Practitioner?_id=undefined,'), url)).toBe(false)
    expect(isForResource(read('/', { resourceType: 'Practitioner' }), url)).toBe(false)
  },
)

test('no request reads a user without a type', () => {
  expect(isForResource(read('/fhir/?_id=amy'), 'http://localhost/fhir//amy')).toBe(false)
})

test('a user is the patient in context only by type and id', () => {
  expect(isPatientInContext('http://localhost/fhir/Patient/amy', 'amy')).toBe(true)
  expect(isPatientInContext('http://localhost/fhir/Patient/amy', 'ben')).toBe(false)
  expect(isPatientInContext('http://localhost/fhir/Patient/amy', undefined)).toBe(false)
  expect(isPatientInContext('http://localhost/fhir/Patient/undefined', undefined)).toBe(false)
  expect(isPatientInContext(USER, 'amy')).toBe(false)
})

test.each([
  ['/fhir/Patient/amy', true],
  ['/fhir/Observation?patient=Patient%2Famy', true],
  ['/fhir/Observation?patient=ben,amy', true],
  ['/fhir/Patient/amy-2', false],
])('%s names the patient: %s', (target, expected) => {
  expect(isForPatient(read(target), 'amy')).toBe(expected)
})
