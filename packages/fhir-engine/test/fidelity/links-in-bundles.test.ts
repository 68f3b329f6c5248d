import { describe, expect, it } from 'vitest'
import { type Any, ask, BASE, sampleStore, token } from '../engine.ts'
import { bundle, patient, URN } from './linked-bundle.ts'

describe('a transaction', () => {
  const post = (entry: unknown[], more: object = {}, store = sampleStore()) =>
    ask(store, '', { method: 'POST', body: bundle('transaction', entry), ...more })
  const create = (resource: Any, more: object = {}) => ({
    resource,
    request: { method: 'POST', url: resource.resourceType, ...more },
  })
  const identified = (value: string) => ({ ...patient, identifier: [{ system: 'urn:t', value }] })
  const condition = (reference: string) => ({ resourceType: 'Condition', subject: { reference } })
  const references = (body: unknown) =>
    (body as Any).entry.map((each: Any) => each.resource?.subject?.reference)

  it('resolves conditional references to what it creates and updates', () => {
    const { status, body } = post([
      create(condition('Patient?identifier=urn:t|1')),
      create(condition('Patient?identifier=urn:t|2')),
      create(identified('1')),
      { resource: { ...identified('2'), id: 'p2' }, request: { method: 'PUT', url: 'Patient/p2' } },
    ])
    expect(status).toBe(200)
    expect(references(body).slice(0, 2)).toEqual([
      `Patient/${(body as Any).entry[2].resource.id}`,
      'Patient/p2',
    ])
  })

  it('resolves conditional references of two resources to each other', () => {
    const linked = (value: string, other: string) => ({
      ...identified(value),
      link: [{ type: 'seealso', other: { reference: `Patient?identifier=urn:t|${other}` } }],
    })
    const { status, body } = post([create(linked('1', '2')), create(linked('2', '1'))])
    expect(status).toBe(200)
    const [one, two] = (body as Any).entry.map(({ resource }: Any) => resource)
    expect([one.link[0].other.reference, two.link[0].other.reference]).toEqual([
      `Patient/${two.id}`,
      `Patient/${one.id}`,
    ])
  })

  it('resolves one to what a conditional create finds or makes', () => {
    const ifNoneExist = { ifNoneExist: 'identifier=MRN-amy-shaw' }
    const found = post([
      create(identified('1'), ifNoneExist),
      create(condition('Patient?identifier=MRN-amy-shaw')),
    ])
    expect(references(found.body)[1]).toBe('Patient/amy-shaw')
    const none = post([create(identified('1'), ifNoneExist), create(condition('Patient?identifier=urn:t|1'))])
    expect((none.body as Any).issue[0].diagnostics).toContain('matches nothing')
  })

  it.each([
    ['two that it creates', [create(identified('1')), create(identified('1'))], 'Patient?identifier=urn:t|1'],
    [
      'one that it deletes',
      [{ request: { method: 'DELETE', url: 'Patient/frank-hansen' } }],
      'Patient?_id=frank-hansen',
    ],
    ['one that is not valid', [create({ ...identified('1'), gender: 7 })], 'Patient?identifier=urn:t|1'],
    ['none', [], 'Patient?identifier=urn:t|1'],
  ])('refuses a conditional reference that matches %s, and changes nothing', (_, entries, criteria) => {
    const store = sampleStore()
    expect(post([...entries, create(condition(criteria))], {}, store).status).toBe(412)
    expect((ask(store, '_history?_since=2026-06-02').body as Any).total).toBe(0)
    expect(ask(store, 'Patient/frank-hansen').status).toBe(200)
  })

  it('does not match what the caller may not see', () => {
    const access = token('patient/*.cruds', { patient: 'amy-shaw' })
    expect(post([create(condition('Patient?_id=frank-hansen'))], { access }).status).toBe(412)
    expect(post([create(condition('Patient?_id=amy-shaw'))], { access }).status).toBe(200)
  })

  it('refuses two entries with one fullUrl (bdl-7)', () => {
    const twice = { fullUrl: URN, ...create(patient) }
    expect(post([twice, twice])).toMatchObject({ status: 400, body: { issue: [{ code: 'duplicate' }] } })
  })
})

describe('a history that is sent', () => {
  const write = (store: ReturnType<typeof sampleStore>, gender: string) =>
    ask(store, 'Patient/p', { method: 'PUT', body: { resourceType: 'Patient', id: 'p', gender } })
  const post = (store: ReturnType<typeof sampleStore>, body: unknown, more: object = {}) =>
    ask(store, '', { method: 'POST', body, ...more })

  it('is written again, oldest first, under the ids it has', () => {
    const source = sampleStore()
    for (const gender of ['male', 'female']) write(source, gender)
    const created = ask(source, 'Condition', {
      method: 'POST',
      body: { resourceType: 'Condition', subject: { reference: `${BASE}/Patient/p` } },
    })
    ask(source, 'Patient/p', { method: 'DELETE' })
    write(source, 'other')
    const target = sampleStore()
    const reply = post(target, ask(source, '_history?_since=2026-06-02').body)
    expect(reply).toMatchObject({ status: 200, body: { type: 'transaction-response' } })
    const { entry } = ask(target, 'Patient/p/_history').body as Any
    expect(entry.map((each: Any) => each.resource?.gender)).toEqual(['other', undefined, 'female', 'male'])
    expect(ask(target, `Condition/${(created.body as Any).id}`)).toMatchObject({
      status: 200,
      body: { subject: { reference: 'Patient/p' } },
    })
  })

  it.each([
    ['an entry without a resource', { request: { method: 'PUT', url: 'Patient/p' } }, 400],
    ['null', null, 400],
    ['a resource without an id', { resource: patient, request: { method: 'POST', url: 'Patient' } }, 400],
    ['one that is not valid', { resource: { ...patient, id: 'q', gender: 'x' } }, 422],
  ])('changes nothing with %s in it', (_, bad, status) => {
    const store = sampleStore()
    const good = { resource: { ...patient, id: 'p' }, request: { method: 'PUT', url: 'Patient/p' } }
    expect(post(store, bundle('history', [bad, good])).status).toBe(status)
    expect(ask(store, 'Patient/p').status).toBe(404)
  })

  it('is written as far as the scopes permit, or not at all', () => {
    const good = { resource: { ...patient, id: 'p' }, request: { method: 'PUT', url: 'Patient/p' } }
    const access = token('patient/*.cruds', { patient: 'amy-shaw' })
    expect(post(sampleStore(), bundle('history', [good]), { access }).status).toBe(403)
  })
})
