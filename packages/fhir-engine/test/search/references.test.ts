import { describe, expect, it } from 'vitest'
import { type Any, ask, BASE, found, sampleStore, token } from '../engine.ts'
import { listIds } from './sample-search.ts'

/** Creates a store with more resources. */
function storeWith(...resources: Any[]) {
  const store = sampleStore()
  for (const body of resources) {
    const { status } = ask(store, `${body.resourceType}/${body.id}`, { method: 'PUT', body })
    expect(status).toBe(201)
  }
  return store
}

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

describe('canonicals', () => {
  const questionnaire = (id: string, version?: string) => ({
    ...{
      resourceType: 'Questionnaire',
      id,
      url: 'http://forms.example/q',
      title: `Form ${id}`,
      status: 'active',
    },
    ...(version && { version }),
  })
  const response = (id: string, canonical: string, more: object = {}) => ({
    ...{ resourceType: 'QuestionnaireResponse', id, status: 'completed', questionnaire: canonical },
    ...more,
  })
  const amy = { subject: { reference: 'Patient/amy-shaw' } }
  const store = storeWith(
    questionnaire('one', '1'),
    questionnaire('two', '2'),
    response('any', 'http://forms.example/q', amy),
    response('second', 'http://forms.example/q|2'),
    response('none', 'http://forms.example/q|3'),
    response('local', 'Questionnaire/one'),
  )
  const get = (url: string, mode?: string) => listIds(ask(store, url).body as Any, mode).sort()

  it.each([
    ['any', ['one', 'two']],
    ['second', ['two']],
    ['none', []],
    ['local', ['one']],
  ])('_include follows that of %s', (id, included) => {
    const url = `QuestionnaireResponse?_id=${id}&_include=QuestionnaireResponse:questionnaire`
    expect(get(url, 'include')).toEqual(included)
  })

  it.each([
    ['Questionnaire?_id=two&_revinclude=QuestionnaireResponse:questionnaire', ['any', 'second']],
    ['Questionnaire?_id=one&_revinclude=QuestionnaireResponse:questionnaire', ['any', 'local']],
  ])('%s finds them', (url, included) => {
    expect(get(url, 'include')).toEqual(included)
  })

  it('are only of the types that the parameter refers to', () => {
    const url = 'http://forms.example/q'
    const action = [{ definitionCanonical: url }]
    const both = storeWith(
      questionnaire('one', '1'),
      { resourceType: 'Library', id: 'one', url, status: 'active', type: { text: 'x' } },
      { resourceType: 'PlanDefinition', id: 'p', status: 'active', action },
    )
    const pointing = (type: string) => found(both, `${type}?_id=one&_revinclude=*`, {}, 'include')
    expect([pointing('Questionnaire'), pointing('Library')]).toEqual([['PlanDefinition/p'], []])
    expect(found(both, 'Library?_has:PlanDefinition:definition:_id=p')).toEqual([])
  })

  it('are URIs as well where a parameter takes a choice as one', () => {
    const sourceCanonical = 'http://forms.example/v'
    const map = storeWith({ resourceType: 'ConceptMap', id: 'm', status: 'active', sourceCanonical })
    expect(found(map, `ConceptMap?source-uri=${sourceCanonical}`)).toEqual(['ConceptMap/m'])
  })

  it('are above and below by their URLs, whatever their version', () => {
    const profile = ['http://forms.example/profiles/p|2']
    const store = storeWith({ resourceType: 'Basic', id: 'b', code: { text: 'x' }, meta: { profile } })
    const finds = (name: string, value: string) => found(store, `Basic?_id=b&${name}=${value}`).length === 1
    expect(finds('_profile:below', 'http://forms.example/profiles/p')).toBe(true)
    expect(finds('_profile:above', 'http://forms.example/profiles/p/q')).toBe(true)
    expect(finds('_profile:below', 'http://forms.example/profiles/p|2/q')).toBe(false)
  })

  it.each([
    ['QuestionnaireResponse?questionnaire.title=Form two', ['any', 'second']],
    ['QuestionnaireResponse?questionnaire:Questionnaire.version=1', ['any', 'local']],
    ['Questionnaire?_has:QuestionnaireResponse:questionnaire:_id=second', ['two']],
    [
      'Questionnaire?_has:QuestionnaireResponse:questionnaire:patient=amy-shaw',
      ['intake', 'one', 'phq-2', 'two'],
    ],
  ])('%s follows them', (url, ids) => {
    expect(get(url)).toEqual(ids)
  })

  it.each([
    ['Questionnaire?url=http://forms.example/q', ['one', 'two']],
    ['Questionnaire?url=http://forms.example/q|2', ['two']],
    ['Questionnaire?url=http://forms.example/q|3', []],
    ['Questionnaire?url=http://forms.example/q|1,http://forms.example/q|2', ['one', 'two']],
    ['Questionnaire?url:below=http://forms.example', ['one', 'two']],
    ['Questionnaire?url:above=http://forms.example/q/part', ['one', 'two']],
    ['QuestionnaireResponse?questionnaire=http://forms.example/q', ['any', 'none', 'second']],
    ['QuestionnaireResponse?questionnaire=http://forms.example/q|2', ['second']],
    ['QuestionnaireResponse?questionnaire=Questionnaire/two', ['any', 'second']],
    ['QuestionnaireResponse?questionnaire=Questionnaire/one', ['any', 'local']],
    [`QuestionnaireResponse?questionnaire=${BASE}/Questionnaire/one`, ['any', 'local']],
    ['QuestionnaireResponse?questionnaire=Questionnaire/none', []],
  ])('%s finds by canonical', (url, ids) => {
    expect(get(url)).toEqual(ids)
  })

  it('lead nowhere that the caller may not see', () => {
    const own = { access: token('system/QuestionnaireResponse.rs', {}) }
    expect(found(store, 'QuestionnaireResponse?questionnaire=Questionnaire/one', own)).toEqual([
      'QuestionnaireResponse/local',
    ])
    const include = '_include=QuestionnaireResponse:questionnaire'
    const scopes = (text: string) => ({ access: token(text, { patient: 'amy-shaw' }) })
    const responses = scopes('patient/QuestionnaireResponse.rs')
    const { body } = ask(store, `QuestionnaireResponse?_id=any&${include}`, responses)
    expect((body as Any).entry.map(({ resource }: Any) => resource.id)).toEqual(['any'])
    expect(found(store, 'QuestionnaireResponse?questionnaire.title=Form', responses)).toEqual([])
    const forms = scopes('patient/Questionnaire.rs')
    expect(found(store, 'Questionnaire?_has:QuestionnaireResponse:questionnaire:_id=any', forms)).toEqual([])
    const both = scopes('patient/QuestionnaireResponse.rs patient/Questionnaire.rs')
    const has = 'Questionnaire?_has:QuestionnaireResponse:questionnaire:_id'
    expect(found(store, `${has}=any`, both)).toEqual(['Questionnaire/one', 'Questionnaire/two'])
    expect(found(store, `${has}=second`, both)).toEqual([])
  })
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
