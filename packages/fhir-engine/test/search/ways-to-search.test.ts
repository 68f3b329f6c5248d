import { describe, expect, it } from 'vitest'
import { type Any, ask, BASE, expected, found, token } from '../engine.ts'
import { listIds, search, store } from './sample-search.ts'

describe('other ways to ask', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }

  it('POST _search is the same as GET', () => {
    const { body } = ask(store, 'Patient/_search?gender=male', {
      method: 'POST',
      body: 'family=smith',
      headers: form,
    })
    expect(listIds(body)).toEqual(['jack-smith'])
    expect(
      ask(store, 'Patient/_search', {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json' },
      }).status,
    ).toBe(415)
  })

  it('searches all types by common parameters', () => {
    expect(listIds(search('?_type=Patient,Practitioner&_id=amy-shaw,dr-okafor')).sort()).toEqual([
      'amy-shaw',
      'dr-okafor',
    ])
    expect(listIds(search('?_id=amy-shaw'))).toEqual(['amy-shaw'])
    expect(ask(store, '?_type=Nonsense').status).toBe(400)
  })

  it('searches a patient compartment', () => {
    expect(found(store, 'Patient/amy-shaw/Condition')).toEqual(
      expected('Condition', (c) => c.subject.reference === 'Patient/amy-shaw'),
    )
    expect(found(store, 'Patient/amy-shaw/*?_count=1000').length).toBeGreaterThan(50)
    expect(ask(store, 'Practitioner/dr-okafor/Patient').status).toBe(400)
  })

  it('$everything is the compartment and what it refers to', () => {
    const all = found(store, 'Patient/amy-shaw/$everything?_count=20')
    expect(all[0]).toBe('Patient/amy-shaw')
    expect(all).toContain('Practitioner/dr-okafor')
    expect(all.some((each) => each.includes('frank'))).toBe(false)
    expect(found(store, 'Patient/amy-shaw/$everything?_type=Condition')).toEqual(
      found(store, 'Condition?patient=amy-shaw'),
    )
    expect(found(store, 'Patient/amy-shaw/$everything?_type=Observation&end=2020')).toEqual([])
    const parameter = [
      { name: '_type', valueString: 'Condition' },
      { name: '_count', valueInteger: 1 },
    ]
    const body = { resourceType: 'Parameters', parameter }
    const posted = ask(store, 'Patient/amy-shaw/$everything', { method: 'POST', body }).body as Any
    expect(posted.entry.map((each: Any) => each.resource.resourceType)).toEqual(['Condition'])
    expect(posted.link.find((each: Any) => each.relation === 'next').url).toContain(
      '_type=Condition&_count=1',
    )
    expect(ask(store, 'Patient/amy-shaw/$everything', { method: 'POST', body: { a: 1 } }).status).toBe(400)
  })

  it('$docref is a search for documents', () => {
    expect(found(store, 'DocumentReference/$docref?patient=amy-shaw')).toEqual([
      'DocumentReference/amy-shaw-document-1',
    ])
    expect(found(store, 'DocumentReference/$docref?patient=amy-shaw&end=2020-01-01')).toEqual([])
    expect(
      found(store, 'DocumentReference/$docref?patient=amy-shaw', {
        access: token('patient/*.rs', { patient: 'frank-hansen' }),
      }),
    ).toEqual([])
    expect(ask(store, 'DocumentReference/$docref').status).toBe(400)
  })

  it('ignores an unknown parameter aloud, leaves it out of self, refuses it when strict', () => {
    const bundle = search('Patient?gender=male&nonsense=1')
    expect(bundle.entry.at(-1).resource.issue[0]).toMatchObject({
      severity: 'warning',
      code: 'not-supported',
    })
    expect(bundle.link[0].url).toBe(`${BASE}/Patient?gender=male`)
    expect(ask(store, 'Patient?nonsense=1', { headers: { prefer: 'handling=strict' } }).status).toBe(400)
  })

  it('an empty result has no entry', () => {
    expect(search('Patient?_id=none')).toEqual({
      ...{ resourceType: 'Bundle', type: 'searchset', total: 0 },
      link: [{ relation: 'self', url: `${BASE}/Patient?_id=none` }],
    })
  })
})

it('a search is filtered, not refused, when any scope allows to search (S-125)', () => {
  expect(search('Patient', { access: token('patient/*.rs', { patient: 'amy-shaw' }) }).total).toBe(1)
})
