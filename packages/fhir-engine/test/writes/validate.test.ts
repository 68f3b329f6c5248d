import { beforeAll, describe, expect, it, vi } from 'vitest'
import { prepareRequest } from '../../src/index.ts'
import { type Any, ask, sampleStore, token } from '../engine.ts'
import { createRequest, judge, listErrors } from './judge-resource.ts'
import { makePatient } from './written-patient.ts'

it('loads invariants when a request validates, and says until then that they are not checked', async () => {
  // Other files of this thread share their modules, and may have loaded them.
  vi.resetModules()
  const engine = await import('../engine.ts')
  const { prepareRequest } = await import('../../src/prepare-request.ts')
  const { findValidation } = await import('../../src/validation/load-validation.ts')
  await prepareRequest(createRequest('Patient', '{}'))
  expect(findValidation()).toBeUndefined()
  const contact = [{ gender: 'male' }]
  const before = judge({ ...makePatient(), contact }, '$validate', engine)
  expect([listErrors(before), before.at(-1).diagnostics]).toEqual([
    [],
    expect.stringContaining('other invariants'),
  ])
  await prepareRequest(createRequest('', '{"entry":[{"request":{"url":"Patient/a/$validate"}}]}'))
  const after = judge({ ...makePatient(), contact }, '$validate', engine)
  expect(listErrors(after)).toEqual([expect.stringContaining('pat-1')])
})

describe('$validate', () => {
  beforeAll(() => prepareRequest(createRequest('$validate')))

  it('judges a body, wrapped or not, and a stored resource', () => {
    const store = sampleStore()
    const failures = (url: string, body?: unknown) =>
      listErrors((ask(store, url, body === undefined ? {} : { method: 'POST', body }).body as Any).issue)
        .length
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
    expect(listErrors(judge({ resourceType: 'Bundle', type: 'collection', entry }))).toEqual([
      expect.stringMatching(/^Bundle\.entry\[0\]\.resource\.telecom\[0\] cpt-2/),
    ])
    const contained = [{ resourceType: 'Organization', id: 'o', telecom }]
    const keys = listErrors(judge(makePatient({ contained, managingOrganization: { reference: '#o' } })))
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
