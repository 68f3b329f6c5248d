import { expect, it, vi } from 'vitest'
import { validateResource } from '../validation/validate-resource.ts'
import { listSamplePeople } from './people/list-sample-people.ts'
import { loadSampleData } from './sample-data.ts'
import { createSeededRandom } from './values/random.ts'

const data = loadSampleData()
const of = (type: string) => data.filter((each) => each.resourceType === type)
const about = (id: string) =>
  data.filter((each) => JSON.stringify(each).includes(`"Patient/${id}"`) && each.resourceType !== 'Group')

it('is valid, every resource', () => {
  expect(data.flatMap((each) => validateResource(each))).toEqual([])
})

it('has the charts that tests need', () => {
  expect(of('Patient')).toHaveLength(30)
  expect(about('ada-empty')).toHaveLength(0)
  expect(about('lucas-labs').filter((each) => each.resourceType === 'Observation').length).toBeGreaterThan(
    300,
  )
  expect(about('zoe-baker').filter((each) => JSON.stringify(each).includes('9843-4')).length).toBeGreaterThan(
    5,
  )
  expect(of('Patient').filter((each) => 'deceasedDateTime' in each)).toHaveLength(1)
})

it('has resources of the types that US Core names', () => {
  const types = new Set(data.map((each) => each.resourceType))
  for (const type of [
    ...[
      'AllergyIntolerance',
      'Binary',
      'CarePlan',
      'CareTeam',
      'Condition',
      'Coverage',
      'Device',
      'DiagnosticReport',
    ],
    ...[
      'DocumentReference',
      'Encounter',
      'FamilyMemberHistory',
      'Goal',
      'Group',
      'Immunization',
      'Location',
      'Medication',
    ],
    ...[
      'MedicationRequest',
      'Observation',
      'Organization',
      'Patient',
      'Practitioner',
      'PractitionerRole',
      'Procedure',
    ],
    ...[
      'Provenance',
      'Questionnaire',
      'QuestionnaireResponse',
      'RelatedPerson',
      'ServiceRequest',
      'Specimen',
    ],
    ...['Appointment', 'Endpoint', 'ExplanationOfBenefit', 'MedicationDispense', 'MedicationStatement'],
    ...['Schedule', 'Slot'],
  ]) {
    expect(types).toContain(type)
  }
})

it('refers only to existing resources, and dates nothing after death or before birth', () => {
  const urls = new Set(data.map((each) => `${each.resourceType}/${each.id}`))
  const references = [...JSON.stringify(data).matchAll(/"reference":"([^"]+)"/g)].map(
    (match) => match[1] as string,
  )
  expect(references.filter((each) => !urls.has(each))).toEqual([])
  const died = '2024-11-30'
  for (const each of about('henry-late')) {
    const { effectiveDateTime, period } = each as { effectiveDateTime?: string; period?: fhir4.Period }
    expect((effectiveDateTime ?? '') < died, each.id).toBe(true)
    if (each.resourceType === 'Encounter') expect((period?.end ?? '') < died).toBe(true)
  }
})

it('is the same every time', () => {
  const draw = () =>
    Array.from(
      { length: 5 },
      (
        (random) => () =>
          random.int(0, 1e6)
      )(createSeededRandom('x')),
    )
  expect(draw()).toEqual(draw())
  expect(createSeededRandom('x').next()).not.toBe(createSeededRandom('y').next())
  expect(data.find((each) => each.id === 'amy-shaw-hdl-1')).toMatchObject({
    effectiveDateTime: '2026-05-12T09:30:00Z',
    valueQuantity: { unit: 'mg/dL' },
  })
})

it('is the same bytes when made anew', async () => {
  vi.resetModules()
  const again = await import('./sample-data.ts')
  expect(again.loadSampleData()).not.toBe(data)
  expect(JSON.stringify(again.loadSampleData())).toBe(JSON.stringify(data))
})

it('lists the users who can sign in and the patients who can be picked', () => {
  const { users, patients } = listSamplePeople()
  const urls = new Set(data.map((each) => `${each.resourceType}/${each.id}`))
  expect(users.every(({ reference }) => urls.has(reference))).toBe(true)
  expect(patients).toHaveLength(30)
  expect(users[0]).toEqual({
    reference: 'Practitioner/dr-okafor',
    name: 'Ngozi Okafor',
    role: 'Family practice',
    birthDate: '1975-04-12',
  })
})
