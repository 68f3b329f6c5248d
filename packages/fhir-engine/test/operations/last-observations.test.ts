import { describe, expect, it } from 'vitest'
import { type Any, ask, found, sampleStore, token } from '../engine.ts'

const coding = (code: string, system = 'http://s') => ({ system, code })
const store = sampleStore()
const add = (id: string, code: object, date?: string, more: object = {}) => {
  const body = {
    ...{
      resourceType: 'Observation',
      id,
      status: 'final',
      code,
      subject: { reference: 'Patient/ada-empty' },
    },
    category: [{ coding: [coding('test')] }],
    ...(date && { effectiveDateTime: date }),
    ...more,
  }
  expect(ask(store, `Observation/${id}`, { method: 'PUT', body }).status).toBe(201)
}
add('a-old', { coding: [coding('a')] }, '2020-01-01')
add('a-new', { coding: [coding('a')] }, '2020-03-01')
add('a-tie', { coding: [coding('a')] }, '2020-03-01')
add('a-undated', { coding: [coding('a')] })
add('b', { coding: [coding('b')] }, '2020-02-01')
add('c', { coding: [coding('c')] }, '2020-02-02')
add('c-d', { coding: [coding('c'), coding('d')] }, '2020-01-15')
add('d-e', { coding: [coding('d'), coding('e')] }, '2020-01-10')
add('other-a', { coding: [coding('a', 'http://other')] }, '2019-01-01')
add('text', { text: 'Text' }, '2018-01-01')
add('text-2', { text: 'text' }, '2018-01-02')
const url = 'Observation/$lastn?patient=ada-empty&category=test'
const last = (more = '') => found(store, `${url}${more}`).map((each) => each.slice('Observation/'.length))

describe('Observation/$lastn', () => {
  it('has the most recent observation of each code, those of the same time too, the newest first', () => {
    expect(last()).toEqual(['a-new', 'a-tie', 'c', 'b', 'other-a', 'text-2', 'text'])
  })

  it('takes codes for the same that share a coding, over others too', () => {
    expect(last('&max=2')).toContain('c-d')
    expect(last('&max=2')).not.toContain('d-e')
    // Without the observations that link the codes, each is the last of its own.
    expect(last('&date=lt2020-01-12')).toContain('d-e')
  })

  it('has up to max observations of each code, those without a time last', () => {
    expect(last('&max=3&code=http://s|a')).toEqual(['a-new', 'a-tie', 'a-old'])
    expect(last('&max=4&code=http://s|a')).toEqual(['a-new', 'a-tie', 'a-old', 'a-undated'])
  })

  it('is a search otherwise: other criteria, pages, counts, POST', () => {
    expect(last('&date=lt2020-03')).toEqual(['c', 'b', 'a-old', 'other-a', 'text-2', 'text'])
    expect(last('&max=2&_count=2')).toEqual(last('&max=2'))
    expect((ask(store, `${url}&_summary=count`).body as Any).total).toBe(7)
    const parameter = [
      { name: 'patient', valueString: 'ada-empty' },
      { name: 'code', valueString: 'http://s|a' },
      { name: 'max', valuePositiveInt: 3 },
    ]
    const posted = ask(store, 'Observation/$lastn', {
      method: 'POST',
      body: { resourceType: 'Parameters', parameter },
    })
    expect((posted.body as Any).entry.map(({ resource }: Any) => resource.id)).toEqual([
      'a-new',
      'a-tie',
      'a-old',
    ])
  })

  it('sees only what the caller may search, which alone decides what is the last', () => {
    const access = token('system/Observation.rs?date=lt2020-02', {})
    expect(found(store, `${url}&code=http://s|a`, { access })).toEqual(['Observation/a-old'])
    expect(found(store, url, { access: token('patient/*.rs', { patient: 'amy-shaw' }) })).toEqual([])
    expect(ask(store, url, { access: token('patient/Patient.rs', { patient: 'ada-empty' }) }).status).toBe(
      403,
    )
  })

  it.each([
    ['Observation/$lastn?category=test', 'patient or subject'],
    ['Observation/$lastn?patient=ada-empty', 'category or code'],
    [`${url}&max=0`, 'max'],
    [`${url}&max=x`, 'max'],
    [`${url}&_sort=date`, '_sort'],
    [`${url}&code:nonsense=x`, 'nonsense'],
  ])('refuses %s', (text, why) => {
    const { status, body } = ask(store, text)
    expect([status, (body as Any).issue[0].diagnostics]).toEqual([400, expect.stringContaining(why)])
  })

  it('is for the type, not for an instance or another type', () => {
    expect(ask(store, 'Observation/a-old/$lastn?patient=ada-empty&code=a').status).toBe(404)
    expect(ask(store, 'Patient/$lastn?patient=ada-empty&code=a').status).toBe(404)
  })
})
