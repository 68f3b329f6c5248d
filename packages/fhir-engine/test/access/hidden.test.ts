import { describe, expect, it } from 'vitest'
import { type Any, ask, found, sampleStore } from '../engine.ts'
import { grantAmy, others, store } from './amy-token.ts'

describe('what is hidden is not told in other ways', () => {
  const access = grantAmy('patient/*.rs')

  it.each([
    ['Observation?subject:Patient.family=hansen', 0],
    ['Practitioner?_has:Encounter:participant:patient=frank-hansen', 0],
    ['Practitioner?_has:Patient:general-practitioner:family=hansen', 0],
    ['Patient?_sort=birthdate&_summary=count', 1],
    ['Patient?_id=frank-hansen&_total=accurate', 0],
  ])('%s finds %i', (url, total) => {
    expect((ask(store, url, access).body as Any).total).toBe(total)
  })

  it('an include brings only what could be read', () => {
    const narrow = grantAmy('patient/Observation.rs')
    const included = found(store, 'Observation?_include=*&_include=Observation:subject', narrow, 'include')
    expect(included.filter((each) => !each.startsWith('Observation/amy-shaw-'))).toEqual([])
    expect(
      found(store, 'Practitioner?_revinclude=*', access, 'include').every((each) => !each.includes('frank')),
    ).toBe(true)
  })

  it('a List that may not be read finds nothing', () => {
    const own = sampleStore()
    const list = {
      ...{
        resourceType: 'List',
        id: 'l',
        status: 'current',
        mode: 'working',
        subject: { reference: 'Patient/frank-hansen' },
      },
      entry: [{ item: { reference: 'Practitioner/dr-okafor' } }],
    }
    ask(own, 'List/l', { method: 'PUT', body: list })
    expect(found(own, 'Practitioner?_list=l')).toEqual(['Practitioner/dr-okafor'])
    expect(found(own, 'Practitioner?_list=l', access)).toEqual([])
  })

  it('a version from before it was the caller’s stays hidden, and the other way round', () => {
    const own = sampleStore()
    ask(own, 'Condition/amy-shaw-condition-1', {
      method: 'PUT',
      body: { ...others, id: 'amy-shaw-condition-1' },
    })
    expect(ask(own, 'Condition/amy-shaw-condition-1', access).status).toBe(404)
    expect(ask(own, 'Condition/amy-shaw-condition-1/_history/1', access).status).toBe(200)
    expect(ask(own, 'Condition/amy-shaw-condition-1/_history/2', access).status).toBe(404)
    expect((ask(own, 'Condition/amy-shaw-condition-1/_history', access).body as Any).total).toBe(1)
  })
})
