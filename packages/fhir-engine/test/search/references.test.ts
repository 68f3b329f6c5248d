import { describe, expect, it } from 'vitest'
import { found, sampleStore, token } from '../engine.ts'
import { storeWith } from './store-with.ts'

const observation = (id: string, more: object) => ({
  ...{ resourceType: 'Observation', id, status: 'final', code: { text: 'x' } },
  ...more,
})

it('patient finds an absolute reference to a patient, as subject does', () => {
  const reference = 'https://other.example/fhir/Patient/1'
  const store = storeWith(
    observation('a', { subject: { reference } }),
    observation('b', { subject: { reference: 'https://other.example/fhir/Group/1' } }),
    observation('c', { subject: { reference: `${reference}/_history/2` } }),
  )
  expect(found(store, `Observation?subject=${reference}`)).toEqual(['Observation/a'])
  expect(found(store, `Observation?patient=${reference}`)).toEqual(['Observation/a'])
  expect(found(store, 'Observation?patient:missing=true&_id=a,b,c')).toEqual(['Observation/b'])
})

it('identifier:text searches the text of its type', () => {
  const identifier = [{ type: { text: 'Étude number' }, value: '1' }]
  const store = storeWith({ resourceType: 'Patient', id: 'x', identifier })
  expect(found(store, 'Patient?identifier:text=etude')).toEqual(['Patient/x'])
  expect(found(store, 'Patient?identifier:text=1')).toEqual([])
})

it('a code has the system of its binding, also where R4 cannot list its codes', () => {
  const store = storeWith({
    ...{ resourceType: 'CapabilityStatement', id: 'c', status: 'active', date: '2020', kind: 'requirements' },
    ...{ fhirVersion: '4.0.1', format: ['application/fhir+json'] },
  })
  const finds = (value: string) => found(store, `CapabilityStatement?format=${value}`)
  expect(finds('urn:ietf:bcp:13|application/fhir%2Bjson')).toEqual(['CapabilityStatement/c'])
  expect(finds('urn:ietf:bcp:47|application/fhir%2Bjson')).toEqual([])
})

it('the dates of a Timing are its outer limits', () => {
  const effectiveTiming = { event: ['2019-01-01', '2019-03-01'] }
  const store = storeWith(observation('t', { effectiveTiming }))
  const finds = (value: string) => found(store, `Observation?_id=t&date=${value}`).length === 1
  expect(['2019', 'sa2018', 'eb2020', 'lt2019-01-15', 'gt2019-02-01'].map(finds)).toEqual(Array(5).fill(true))
  expect(['2019-01-01', '2019-03-01', 'eb2019-02', 'sa2019-02'].map(finds)).toEqual(Array(4).fill(false))
})

it.each([
  ['CareTeam?_id=x&role=http://s|1', 'CareTeam'],
  ['Condition?_id=x&asserted-date=2020-01', 'Condition'],
  ['Condition?_id=x&asserted-date=2021', undefined],
  ['Encounter?_id=x&discharge-disposition=home', 'Encounter'],
  ['Goal?_id=x&description=http://s|1', 'Goal'],
  ['Patient?_id=x&race=urn:oid:2.16.840.1.113883.6.238|2028-9', 'Patient'],
  ['Patient?_id=x&race=2186-5', undefined],
  ['Patient?_id=x&ethnicity=2186-5', 'Patient'],
  ['Patient?_id=x&gender-identity=446141000124107', 'Patient'],
])('US Core: %s finds %s', (url, type) => {
  const subject = { reference: 'Patient/x' }
  const concept = (code: string, system = 'http://s') => ({ coding: [{ system, code }] })
  const US_CORE = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-'
  const omb = (name: string, code: string) => ({
    url: `${US_CORE}${name}`,
    extension: [{ url: 'ombCategory', valueCoding: { system: 'urn:oid:2.16.840.1.113883.6.238', code } }],
  })
  const identity = { url: `${US_CORE}genderIdentity`, valueCodeableConcept: concept('446141000124107') }
  const asserted = 'http://hl7.org/fhir/StructureDefinition/condition-assertedDate'
  const store = storeWith(
    { resourceType: 'CareTeam', id: 'x', participant: [{ role: [concept('1')] }] },
    {
      resourceType: 'Condition',
      id: 'x',
      subject,
      extension: [{ url: asserted, valueDateTime: '2020-01-05' }],
    },
    {
      ...{ resourceType: 'Encounter', id: 'x', status: 'finished', class: { code: 'AMB' } },
      hospitalization: { dischargeDisposition: concept('home') },
    },
    { resourceType: 'Goal', id: 'x', subject, lifecycleStatus: 'active', description: concept('1') },
    {
      resourceType: 'Patient',
      id: 'x',
      extension: [omb('race', '2028-9'), omb('ethnicity', '2186-5'), identity],
    },
  )
  expect(found(store, url)).toEqual(type ? [`${type}/x`] : [])
})

describe('the patient compartment', () => {
  it('has the types of CompartmentDefinition, a Group of several patients too', () => {
    const store = sampleStore()
    expect(found(store, 'Patient/amy-shaw/Group')).toEqual(['Group/all-patients'])
    expect(found(store, 'Patient/bernd-mueller/Device')).toEqual([])
    expect(found(store, 'Device?patient=bernd-mueller')).toEqual(['Device/bernd-mueller-pacemaker'])
    const types = found(store, 'Patient/amy-shaw/*?_count=1000').map((each) => each.split('/')[0])
    expect(
      types.filter((type) => ['Device', 'Binary', 'Location', 'Practitioner'].includes(type ?? '')),
    ).toEqual([])
    expect(types).toContain('Patient')
    expect(found(store, 'Patient/amy-shaw/$everything?_count=1000')).toContain('Group/all-patients')
  })

  it('shows a Group of several patients to none of them', () => {
    const access = token('patient/*.rs', { patient: 'amy-shaw' })
    expect(found(sampleStore(), 'Patient/amy-shaw/Group', { access })).toEqual([])
    expect(found(sampleStore(), 'Patient/amy-shaw/$everything?_type=Group', { access })).toEqual([])
  })
})
