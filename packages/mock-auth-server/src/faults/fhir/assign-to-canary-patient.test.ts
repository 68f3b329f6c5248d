import { expect, test } from 'vitest'
import { assignToCanaryPatient, markResource } from './assign-to-canary-patient.ts'

const patient = {
  resourceType: 'Patient',
  id: 'amy',
  name: [{ family: 'Shaw', given: ['Amy'] }],
  gender: 'female',
  birthDate: '1987-02-20',
}
const observation = {
  resourceType: 'Observation',
  id: 'weight',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '29463-7', display: 'Weight' }], text: 'Weight' },
  subject: { reference: 'Patient/amy' },
  valueQuantity: { value: 63, unit: 'kg' },
}

test('a planted patient has another name, and is in order otherwise', () => {
  expect(assignToCanaryPatient(patient)).toMatchObject({
    id: 'canary',
    name: [{ text: 'Canary Foreign' }],
    gender: 'female',
    birthDate: '1987-02-20',
  })
})

test('a planted resource is recognisable by what a page shows of it, with the same codes and values', () => {
  const planted = assignToCanaryPatient(observation)
  expect(planted).toMatchObject({
    id: 'canary',
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '29463-7', display: 'Canary Foreign' }] },
    subject: { reference: 'Patient/canary', display: 'Canary Foreign' },
    valueQuantity: { value: 63, unit: 'kg' },
  })
  expect(JSON.stringify(planted)).not.toContain('Weight')
})

test('another resource of the same patient is recognisable too', () => {
  expect(markResource(observation)).toMatchObject({
    id: 'canary',
    code: { text: 'Canary Foreign' },
    subject: { reference: 'Patient/amy' },
  })
  expect(markResource(patient)).toMatchObject({ id: 'canary', name: [{ text: 'Canary Foreign' }] })
})
