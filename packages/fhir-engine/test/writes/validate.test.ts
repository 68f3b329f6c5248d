import { beforeAll, describe, expect, it, vi } from 'vitest'
import { prepareRequest } from '../../src/index.ts'
import { type Any, ask, sampleStore, token } from '../engine.ts'
import { makePatient } from './written-patient.ts'

const US_CORE = 'http://hl7.org/fhir/us/core/StructureDefinition'

/** Returns the issues of `$validate` of a resource. */
function judge(resource: unknown, url = '$validate', engine = { ask, sampleStore }): Any[] {
  const reply = engine.ask(engine.sampleStore(), url, { method: 'POST', body: resource })
  expect(reply.status).toBe(200)
  return (reply.body as Any).issue
}

const errors = (issues: Any[]) =>
  issues.filter(({ severity }) => severity === 'error').map(({ diagnostics }) => diagnostics)

const request = (path: string, text = '') => ({
  ...{ method: 'POST', path, query: '', base: 'https://mock.example/fhir', access: { kind: 'all' } as const },
  header: () => undefined,
  body: new TextEncoder().encode(text),
})

it('loads invariants when a request validates, and says until then that they are not checked', async () => {
  // Other files of this thread share their modules, and may have loaded them.
  vi.resetModules()
  const engine = await import('../engine.ts')
  const { prepareRequest } = await import('../../src/prepare-request.ts')
  const { findValidation } = await import('../../src/validation/load-validation.ts')
  await prepareRequest(request('Patient', '{}'))
  expect(findValidation()).toBeUndefined()
  const contact = [{ gender: 'male' }]
  const before = judge({ ...makePatient(), contact }, '$validate', engine)
  expect([errors(before), before.at(-1).diagnostics]).toEqual([
    [],
    expect.stringContaining('other invariants'),
  ])
  await prepareRequest(request('', '{"entry":[{"request":{"url":"Patient/a/$validate"}}]}'))
  const after = judge({ ...makePatient(), contact }, '$validate', engine)
  expect(errors(after)).toEqual([expect.stringContaining('pat-1')])
})

describe('$validate', () => {
  beforeAll(() => prepareRequest(request('$validate')))

  it('judges a body, wrapped or not, and a stored resource', () => {
    const store = sampleStore()
    const failures = (url: string, body?: unknown) =>
      errors((ask(store, url, body === undefined ? {} : { method: 'POST', body }).body as Any).issue).length
    expect(failures('Patient/$validate', makePatient())).toBe(0)
    expect(failures('Patient/$validate', makePatient({ gender: 'x' }))).toBe(1)
    expect(failures('Patient/$validate', { resourceType: 'Practitioner' })).toBe(1)
    const parameter = [{ name: 'resource', resource: makePatient() }]
    expect(failures('$validate', { resourceType: 'Parameters', parameter })).toBe(0)
    expect(failures('Patient/amy-shaw/$validate')).toBe(0)
    expect(ask(store, 'Patient/$validate').status).toBe(405)
    expect(ask(store, 'Patient/$nonsense').status).toBe(404)
  })

  it('tells in its last issue what was checked and what was not', () => {
    const { severity, diagnostics } = judge(makePatient()).at(-1)
    expect(severity).toBe('information')
    expect(diagnostics).toMatch(
      /^No errors in what was checked\. Checked: elements, .*invariants \(\d+ evaluated\)/,
    )
    expect(diagnostics).toMatch(/Not checked: codes of value sets .*; whether resources .* exist\.$/)
    expect(judge(makePatient({ gender: 'x' })).at(-1).diagnostics).toMatch(
      /Not checked: .*invariants and profiles/,
    )
  })

  it('warns of a missing narrative, and names an invariant without a result', () => {
    const { text: _, ...bare } = makePatient() as Any
    expect(judge(bare)).toMatchObject([
      { severity: 'warning', code: 'invariant' },
      { severity: 'information' },
    ])
    const period = { start: '2020', end: '2020-06-01' }
    expect(judge(makePatient({ name: [{ text: 'x', period }] })).at(-1).diagnostics).toMatch(
      /without a result: per-1/,
    )
  })

  it('evaluates invariants in Bundles and contained resources', () => {
    const telecom = [{ value: '555' }]
    const entry = [
      { fullUrl: 'urn:uuid:0b9c4a3e-4d3d-4c0a-9d52-0a2ce8f6f5b8', resource: makePatient({ telecom }) },
    ]
    expect(errors(judge({ resourceType: 'Bundle', type: 'collection', entry }))).toEqual([
      expect.stringMatching(/^Bundle\.entry\[0\]\.resource\.telecom\[0\] cpt-2/),
    ])
    const contained = [{ resourceType: 'Organization', id: 'o', telecom }]
    const keys = errors(judge(makePatient({ contained, managingOrganization: { reference: '#o' } })))
    expect(keys.map((text: string) => text.slice(0, 40))).toEqual([
      'Patient.contained[0] org-1: The organiza',
      'Patient.contained[0].telecom[0] cpt-2: A',
    ])
  })

  it('stops where a resource is too large, and says so', () => {
    const item = Array.from({ length: 20_000 }, (_, i) => ({ linkId: `${i}`, type: 'string' }))
    expect(judge({ resourceType: 'Questionnaire', status: 'draft', item }).at(-1).diagnostics).toContain(
      'the resource is too large',
    )
  })

  it('says when it did not judge by a profile that was named', () => {
    const store = sampleStore()
    const profile = 'http://example.org/StructureDefinition/x'
    const parameter = [
      { name: 'resource', resource: makePatient() },
      { name: 'profile', valueUri: profile },
    ]
    const wrapped = { method: 'POST', body: { resourceType: 'Parameters', parameter } }
    for (const reply of [
      ask(store, 'Patient/$validate', wrapped),
      ask(store, `Patient/$validate?profile=${profile}`, { method: 'POST', body: makePatient() }),
      ask(store, `Patient/amy-shaw/$validate?profile=${profile}`),
    ]) {
      expect((reply.body as Any).issue).toContainEqual({
        ...{ severity: 'warning', code: 'not-supported' },
        diagnostics: `Not checked against ${profile}: this server does not have its definition`,
      })
    }
  })

  it('reads what the caller may read only', () => {
    const access = token('patient/Patient.rs', { patient: 'amy-shaw' })
    const status = (id: string) => ask(sampleStore(), `Patient/${id}/$validate`, { access }).status
    expect([status('amy-shaw'), status('bernd-mueller'), status('nobody')]).toEqual([200, 404, 404])
  })
})

describe('$validate by a profile', () => {
  beforeAll(() => prepareRequest(request('$validate')))
  const sample = (id: string) => {
    const { meta: _, ...resource } = sampleStore().get(id.split('/')[0] ?? '', id.split('/')[1] ?? '') as Any
    return structuredClone(resource)
  }
  const by = (profile: string, resource: Any) => errors(judge(resource, `$validate?profile=${profile}`))

  it.each<[string, string, (patient: Any) => void, RegExp]>([
    ['no name', 'us-core-patient', (each) => delete each.name, /Patient.name must occur at least 1/],
    ['no gender', 'us-core-patient', (each) => delete each.gender, /Patient.gender must occur/],
    ['an identifier without system', 'us-core-patient', (each) => delete each.identifier[0].system, /system/],
    ['a name without parts', 'us-core-patient', (each) => (each.name = [{ text: 'x' }]), /us-core-6/],
    ['two races', 'us-core-patient', (each) => each.extension.push(each.extension[0]), /slice race/],
    [
      'a race without text',
      'us-core-patient',
      (each) => each.extension[0].extension.pop(),
      /extension must occur at least 1 times of the slice text/,
    ],
    ['another type', 'us-core-medicationrequest', () => undefined, /a profile of MedicationRequest/],
  ])('finds %s', (_, profile, spoil, message) => {
    const patient = sample('Patient/amy-shaw')
    expect(by(`${US_CORE}/us-core-patient`, patient)).toEqual([])
    spoil(patient)
    expect(by(`${US_CORE}/${profile}`, patient).join()).toMatch(message)
  })

  it.each<[string, (observation: Any) => void, RegExp]>([
    ['no diastolic pressure', (each) => each.component.pop(), /slice diastolic/],
    ['another code', (each) => (each.code.coding[0].code = '1-8'), /Observation.code must have/],
    ['another unit', (each) => (each.component[0].valueQuantity.code = 'kPa'), /must be "mm\[Hg\]"/],
    ['another type', (each) => swap(each.component[0]), /must be of type Quantity/],
    ['no category', (each) => delete each.category, /slice VSCat/],
    ['a date of a year only', (each) => (each.effectiveDateTime = '2020'), /vs-1/],
    ['another subject', (each) => (each.subject = { reference: 'Group/x' }), /may refer to Patient/],
  ])('finds %s in a blood pressure', (_, spoil, message) => {
    const observation = sample('Observation/amy-shaw-bp-1')
    expect(by(`${US_CORE}/us-core-blood-pressure`, observation)).toEqual([])
    spoil(observation)
    expect(by(`${US_CORE}/us-core-blood-pressure`, observation).join()).toMatch(message)
  })

  it('knows the profiles of vital signs of R4, with their units', () => {
    const url = 'http://hl7.org/fhir/StructureDefinition/bodyweight'
    const weight = sample('Observation/amy-shaw-bp-1')
    const loinc = { system: 'http://loinc.org', code: '29463-7' }
    delete weight.component
    const quantity = { value: 70, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' }
    Object.assign(weight, { code: { coding: [loinc] }, valueQuantity: quantity })
    expect(by(url, weight)).toEqual([])
    expect(by(`${url}|4.0.1`, weight)).toEqual([])
    expect(by(url, { ...weight, valueQuantity: { ...quantity, code: 'm' } }).join()).toMatch(
      /ucum-bodyweight/,
    )
    expect(judge(weight, `$validate?profile=${url}|9`).map(({ code }) => code)).toContain('not-supported')
  })

  it('checks what a resource claims, and names the parts that it cannot check', () => {
    const patient = { ...sample('Patient/amy-shaw'), meta: { profile: [`${US_CORE}/us-core-patient`] } }
    expect(judge(patient).at(-1).diagnostics).toMatch(
      /us-core-patient 5\.0\.1\..*ValueSet\/omb-race-category/,
    )
    expect(errors(judge({ ...patient, gender: undefined }))).toHaveLength(1)
  })
})

/** Replaces a quantity by a text. */
function swap(component: Any): void {
  delete component.valueQuantity
  component.valueString = 'high'
}
