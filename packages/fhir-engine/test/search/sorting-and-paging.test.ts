import { describe, expect, it } from 'vitest'
import { type Any, ask, BASE, expected, found, pages, sampleStore } from '../engine.ts'
import { listIds, search, store } from './sample-search.ts'

describe('sorting', () => {
  const birthDates = (url: string) => search(url).entry.map((each: Any) => each.resource.birthDate)

  it('ascends and descends', () => {
    const up = birthDates('Patient?_sort=birthdate')
    expect(up).toEqual([...up].sort())
    expect(birthDates('Patient?_sort=-birthdate')).toEqual([...up].reverse())
  })

  it('takes several keys', () => {
    const rows = search('Patient?_sort=gender,-birthdate').entry.map(({ resource: r }: Any) => [
      r.gender,
      r.birthDate,
    ])
    const wanted = [...rows].sort((a, b) => (a[0] === b[0] ? (a[1] < b[1] ? 1 : -1) : a[0] < b[0] ? -1 : 1))
    expect(rows).toEqual(wanted)
  })

  it('puts what has no value last, both ways', () => {
    for (const sort of ['death-date', '-death-date'])
      expect(listIds(search(`Patient?_sort=${sort}`))[0]).toBe('henry-late')
  })

  it('tells when it cannot', () => {
    expect(listIds(search('Patient?_sort=nonsense'))).toHaveLength(30)
    expect(search('Patient?_sort=nonsense').entry.at(-1).search.mode).toBe('outcome')
    expect(ask(store, 'Patient?_sort=nonsense', { headers: { prefer: 'handling=strict' } }).status).toBe(400)
  })
})

it('without _sort, the order is that in which ids appeared, whatever was changed since', () => {
  const own = sampleStore()
  const before = found(own, 'Patient?_count=7')
  const body = { ...(own.get('Patient', 'amy-shaw') as Any), active: false }
  expect(ask(own, 'Patient/amy-shaw', { method: 'PUT', body }).status).toBe(200)
  expect(ask(own, 'Patient', { method: 'POST', body: { resourceType: 'Patient' } }).status).toBe(201)
  expect(found(own, 'Patient?_count=7')).toEqual([...before, 'Patient/new-1'])
  expect(search('Patient?_summary=count').total).toBe(before.length)
  expect((ask(own, 'Patient?_summary=count').body as Any).total).toBe(before.length + 1)
})

describe('paging', () => {
  it.each([
    'Observation?patient=lucas-labs&_count=50',
    'Observation?patient=lucas-labs&_sort=-date&_count=7',
  ])('visits each match once: %s', (url) => {
    const all = found(store, url)
    const whole = found(store, url.replace(/_count=\d+/, '_count=1000'))
    expect(all).toEqual(whole)
    expect(new Set(all).size).toBe(
      expected('Observation', (o) => o.subject.reference === 'Patient/lucas-labs').length,
    )
  })

  it('goes back by previous', () => {
    const [first, second] = pages(store, 'Patient?_count=10')
    const previous = second.link.find((each: Any) => each.relation === 'previous').url
    expect(listIds(search(previous.slice(BASE.length + 1)))).toEqual(listIds(first))
  })

  it('neither repeats nor skips when others write in between', () => {
    const own = sampleStore()
    const url = 'Patient?_sort=birthdate&_count=10'
    const [first] = pages(own, url)
    const next = first.link.find((each: Any) => each.relation === 'next').url.slice(BASE.length + 1)
    ask(own, 'Patient', { method: 'POST', body: { resourceType: 'Patient', birthDate: '1901-01-01' } })
    ask(own, `Patient/${first.entry[9].resource.id}`, { method: 'DELETE' })
    expect(listIds(ask(own, next).body)).toEqual(listIds(ask(store, next).body))
  })

  it.each(['x', '', btoa('>Patient/none/1'), btoa('>Patient/amy-shaw/9'), '%ff'])(
    'refuses a cursor that is none: %s',
    (cursor) => {
      expect(ask(store, `Patient?_cursor=${cursor}`).status).toBe(cursor === '' ? 200 : 400)
    },
  )

  it('counts without entries', () => {
    for (const shape of ['_summary=count', '_count=0']) {
      expect(search(`Patient?${shape}`)).toMatchObject({ total: 30, type: 'searchset' })
      expect(search(`Patient?${shape}`).entry).toBeUndefined()
    }
    expect(search('Patient?_total=none').total).toBeUndefined()
  })
})
