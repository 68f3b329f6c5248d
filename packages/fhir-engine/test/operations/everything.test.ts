import { describe, expect, it } from 'vitest'
import { type Any, ask, expected, found, sampleStore, token } from '../engine.ts'

const store = sampleStore()
const encounter = 'Encounter/amy-shaw-encounter-1'
const isOf = (reference: Any) => reference?.reference === encounter
const types = (list: string[]) => new Set(list.map((each) => each.split('/')[0]))

describe('Encounter/$everything', () => {
  const all = found(store, `${encounter}/$everything?_count=1000`)

  it('has the encounter first, then its compartment', () => {
    const inside = [
      ...expected('Observation', (each) => isOf(each.encounter)),
      ...expected('Condition', (each) => isOf(each.encounter)),
      ...expected('DocumentReference', (each) => each.context?.encounter?.some(isOf)),
    ]
    expect(inside.length).toBeGreaterThan(1)
    expect(all[0]).toBe(encounter)
    expect(all).toEqual(expect.arrayContaining(inside))
    expect(new Set(all).size).toBe(all.length)
  })

  it('has what these refer to, and nothing of other encounters or patients', () => {
    expect(all).toContain('Patient/amy-shaw')
    expect([...types(all)]).toContain('Practitioner')
    expect(all.some((each) => /frank|jack/.test(each))).toBe(false)
    const others = expected('Observation', (each) => each.encounter && !isOf(each.encounter))
    expect(others.length).toBeGreaterThan(0)
    expect(all.filter((each) => others.includes(each))).toEqual([])
  })

  it('has only what the scopes cover', () => {
    const get = (scopes: string, patient = 'amy-shaw') =>
      ask(store, `${encounter}/$everything?_count=1000`, { access: token(scopes, { patient }) })
    const names = (reply: Any) => reply.body.entry.map(({ resource }: Any) => resource.resourceType)
    expect(new Set(names(get('patient/Encounter.rs patient/Observation.r')))).toEqual(
      new Set(['Encounter', 'Observation']),
    )
    expect(names(get('patient/Encounter.rs'))).toEqual(['Encounter'])
    expect(get('patient/*.rs', 'frank-hansen').status).toBe(404)
    expect(get('patient/Observation.rs').status).toBe(403)
  })

  it('accepts _type and _count, is for one encounter, and not for one that is not there', () => {
    expect(types(found(store, `${encounter}/$everything?_type=Observation,Patient`))).toEqual(
      new Set(['Observation', 'Patient']),
    )
    expect(found(store, `${encounter}/$everything?_count=2`)).toEqual(all)
    expect(ask(store, 'Encounter/none/$everything').status).toBe(404)
    expect(ask(store, 'Encounter/$everything').status).toBe(404)
    expect(ask(store, 'Practitioner/dr-okafor/$everything').status).toBe(404)
  })
})

describe('Group/$everything', () => {
  const member = (id: string, more: object = {}) => ({ entity: { reference: `Patient/${id}` }, ...more })
  const own = sampleStore()
  const body = {
    ...{ resourceType: 'Group', id: 'two', type: 'person', actual: true },
    member: [member('amy-shaw'), member('frank-hansen'), member('jack-smith', { inactive: true })],
  }
  ask(own, 'Group/two', { method: 'PUT', body })
  const all = found(own, 'Group/two/$everything?_count=1000')

  it('has the Group and the compartments of its active members', () => {
    const ofBoth = ['amy-shaw', 'frank-hansen'].flatMap((id) =>
      found(own, `Patient/${id}/$everything?_count=1000`),
    )
    expect(all[0]).toMatch(/^Group\//)
    expect(new Set(all)).toEqual(new Set(ofBoth))
    expect(all).toContain('Group/two')
    expect(all).not.toContain('Patient/jack-smith')
  })

  it('has only what the scopes cover', () => {
    const get = (scopes: string, more: object) =>
      ask(own, 'Group/two/$everything?_count=1000', { access: token(scopes, more) })
    expect(get('patient/*.rs', { patient: 'amy-shaw' }).status).toBe(404)
    expect(get('user/Patient.rs', { user: 'Practitioner/dr-okafor' }).status).toBe(403)
    const some = get('user/Group.rs user/Patient.rs', { user: 'Practitioner/dr-okafor' })
    const names = (some.body as Any).entry.map(({ resource }: Any) => resource.resourceType)
    expect(new Set(names)).toEqual(new Set(['Group', 'Patient']))
    const mixed = get('user/Group.rs patient/*.rs', { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
    expect(JSON.stringify((mixed.body as Any).entry)).not.toContain('"id":"frank-hansen')
  })
})
