import { describe, expect, it } from 'vitest'
import { type Any, ask, BASE, found, token } from '../engine.ts'
import {
  ANIMALS,
  createTerminologyStore,
  patientToken,
  setUrl,
  systemUrl,
} from '../operations/terminology-world.ts'

const observation = (id: string, codes: string[], more: object = {}) => ({
  ...{
    resourceType: 'Observation',
    id: `seen-${id}`,
    status: 'final',
    subject: { reference: 'Patient/ada-empty' },
  },
  code: { ...(codes.length === 0 && { text: 'x' }), ...(codes.length > 0 && { coding: codes.map(coding) }) },
  ...more,
})
function coding(text: string) {
  const [code = '', system = ANIMALS] = text.split('@')
  return { ...(system && { system }), code }
}

const store = createTerminologyStore(
  observation('dog', ['dog']),
  observation('poodle', ['x@http://x', 'poodle']),
  observation('whale', ['whale']),
  observation('bird', ['bird']),
  observation('foreign', ['dog@http://x']),
  observation('bare', ['dog@']),
  observation('text', []),
  observation('mixed', [`mixed@${systemUrl('loose')}`], { status: 'amended' }),
)
const search = (query: string, more: object = {}) =>
  found(store, `Observation?patient=ada-empty&${query}`, more).map((each) =>
    each.slice('Observation/seen-'.length),
  )
const all = ['dog', 'poodle', 'whale', 'bird', 'foreign', 'bare', 'text', 'mixed']
const others = (...ids: string[]) => all.filter((each) => !ids.includes(each))

describe('tokens by value sets and code systems (R4 §3.1.1.5.5)', () => {
  it.each<[string, string[]]>([
    [`code:in=${setUrl('legs')}`, ['dog']],
    [`code:in=${setUrl('mammals')}|2`, ['dog', 'poodle', 'whale']],
    ['code:in=ValueSet/mammals', ['dog', 'poodle', 'whale']],
    [`code:in=${BASE}/ValueSet/mammals`, ['dog', 'poodle', 'whale']],
    [`code:in=${setUrl('legs')},${setUrl('birds')}`, ['dog', 'bird']],
    [`code:in=${setUrl('loose')}`, ['mixed']],
    [`code:not-in=${setUrl('mammals')}`, others('dog', 'poodle', 'whale')],
    [`code:not-in=${setUrl('mammals')},${setUrl('birds')}`, others('dog', 'poodle', 'whale', 'bird')],
    [`code:below=${ANIMALS}|dog`, ['dog', 'poodle']],
    [`code:below=${ANIMALS}|mammal`, ['dog', 'poodle', 'whale']],
    [`code:below=${ANIMALS}|whale,${ANIMALS}|bird`, ['whale', 'bird']],
    [`code:above=${ANIMALS}|poodle`, ['dog', 'poodle']],
    [`code:above=${ANIMALS}|dog`, ['dog']],
    [`code:in=${setUrl('all')}&code:not-in=${setUrl('legs')}`, ['poodle', 'whale', 'bird']],
    ['status:in=http://hl7.org/fhir/ValueSet/observation-status', all],
    ['status:not-in=http://hl7.org/fhir/ValueSet/observation-status', []],
    ['status:below=http://hl7.org/fhir/observation-status|amended', ['mixed']],
    ['category:in=http://hl7.org/fhir/ValueSet/observation-category', []],
  ])('%s', (query, ids) => {
    expect(search(query)).toEqual(ids)
    expect(search(`${query}&status=final,amended`)).toEqual(ids)
    const total = ask(store, `Observation?patient=ada-empty&${query}&_summary=count`).body as Any
    expect(total.total).toBe(ids.length)
  })

  it('are in chains, _has and $lastn too', () => {
    const id = (url: string) => found(store, url)
    expect(id(`Patient?_has:Observation:patient:code:in=${setUrl('legs')}`)).toEqual(['Patient/ada-empty'])
    expect(
      id('Observation?_id=seen-dog&patient.gender:in=http://hl7.org/fhir/ValueSet/administrative-gender'),
    ).toEqual(['Observation/seen-dog'])
    const last = `Observation/$lastn?patient=ada-empty&code:below=${ANIMALS}|mammal`
    expect(id(last)).toHaveLength(3)
  })

  it.each([
    ['code:in=http://none', 'http://none'],
    ['code:not-in=http://none', 'http://none'],
    ['code:in=ValueSet/none', 'ValueSet/none'],
    [`code:in=${setUrl('snomed')}`, 'http://snomed.info/sct'],
    [`code:not-in=${setUrl('snomed')}`, 'http://snomed.info/sct'],
    ['code:below=dog', 'system|code'],
    ['code:below=http://snomed.info/sct|1', 'http://snomed.info/sct'],
    [`code:below=${ANIMALS}|cow`, 'cow'],
    [`code:above=${systemUrl('fragment')}|one`, 'only in part'],
    [`code:below=${systemUrl('parts')}|car`, 'hierarchy'],
    [`identifier:in=${setUrl('all')}`, 'identifier'],
    [`code:in:not=${setUrl('all')}`, 'modifier'],
  ])('%s is refused, not answered in part', (query, text) => {
    const { status, body } = ask(store, `Observation?${query}`) as Any
    expect([status, body.issue[0].diagnostics]).toEqual([400, expect.stringContaining(text)])
  })

  it('use only value sets and code systems that the token covers', () => {
    const both = 'patient/Observation.rs patient/ValueSet.rs patient/CodeSystem.rs'
    const as = (scopes: string) => ({ access: token(scopes, { patient: 'ada-empty' }) })
    expect(search(`code:in=${setUrl('legs')}`, as(both))).toEqual(['dog'])
    const status = (query: string, scopes: string) => ask(store, `Observation?${query}`, as(scopes)).status
    expect(status(`code:in=${setUrl('legs')}`, 'patient/Observation.rs')).toBe(400)
    expect(status(`code:in=${setUrl('legs')}`, 'patient/Observation.rs patient/ValueSet.rs')).toBe(400)
    expect(status(`code:below=${ANIMALS}|dog`, 'patient/Observation.rs patient/ValueSet.rs')).toBe(400)
    const gender = 'status:in=http://hl7.org/fhir/ValueSet/observation-status'
    expect(search(gender, as('patient/Observation.rs'))).toEqual(all)
  })

  it('are constraints of scopes, which grant nothing when they cannot be evaluated', () => {
    const seen = (scopes: string) =>
      found(store, 'Observation?_id=seen-dog,seen-bird', {
        access: token(scopes, { patient: 'ada-empty' }),
      })
    const sets = 'patient/ValueSet.rs patient/CodeSystem.rs'
    expect(seen(`patient/Observation.rs?code:in=${setUrl('legs')} ${sets}`)).toEqual(['Observation/seen-dog'])
    expect(seen(`patient/Observation.rs?code:not-in=${setUrl('legs')} ${sets}`)).toEqual([
      'Observation/seen-bird',
    ])
    expect(seen(`patient/Observation.rs?code:in=${setUrl('legs')}`)).toEqual([])
    expect(seen(`patient/Observation.rs?code:not-in=${setUrl('legs')}`)).toEqual([])
    expect(seen(`patient/Observation.rs?code:not-in=${setUrl('snomed')} ${sets}`)).toEqual([])
    expect(
      seen('patient/Observation.rs?status:in=http://hl7.org/fhir/ValueSet/observation-status'),
    ).toHaveLength(2)
    const circle = `patient/ValueSet.rs?jurisdiction:not-in=${setUrl('legs')}`
    expect(found(store, 'ValueSet', { access: patientToken(circle) })).toEqual([])
  })
})
