import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importResources } from '../../src/index.ts'
import { type Any, ask, BASE, sampleStore, token } from '../engine.ts'

const URN = 'urn:uuid:7c9a3f0e-9f3f-4f43-9a53-0d6b7a2c1e11'
const OLD = 'http://old.example/fhir'
const patient = { resourceType: 'Patient', name: [{ family: 'Linked' }] }
const observation = (more: object) => ({
  ...{ resourceType: 'Observation', id: 'o', status: 'final', code: { text: 'x' } },
  ...more,
})
const bundle = (type: string, entry: unknown[]) => ({ resourceType: 'Bundle', type, entry })

/** Sends a transaction with a patient under a `fullUrl`, and returns the other resource and the patient's URL. */
function transact(fullUrl: string, resource: Any, own = `${OLD}/Observation/o`) {
  const store = sampleStore()
  const request = { method: 'POST', url: resource.resourceType }
  const entry = [
    { fullUrl: own, resource, request },
    {
      fullUrl,
      resource: { ...patient, id: '1', meta: { versionId: '5' } },
      request: { method: 'POST', url: 'Patient' },
    },
  ]
  const { status, body } = ask(store, '', { method: 'POST', body: bundle('transaction', entry) })
  expect([status, body]).toMatchObject([200, {}])
  const [one, two] = (body as Any).entry.map((each: Any) => each.resource)
  return { written: one, patient: `Patient/${two.id}` }
}

/** Imports a collection with the same entries. */
function load(fullUrl: string, resource: Any, own = `${OLD}/Observation/o`) {
  const entry = [
    { fullUrl: own, resource },
    { fullUrl, resource: { ...patient, id: '1', meta: { versionId: '5' } } },
  ]
  const text = JSON.stringify(bundle('batch', entry))
  const { resources, rejected } = importResources([{ name: 'a.json', text }])
  expect(rejected).toEqual([])
  return { written: resources[0] as Any, patient: 'Patient/1' }
}

describe.each([
  ['a transaction', transact],
  ['an import', load],
])('%s', (_, write) => {
  it('replaces references and links of type uri and url (R4 §3.1.0.11.2)', () => {
    const { written, patient: url } = write(
      URN,
      observation({
        subject: { reference: URN },
        performer: [{ reference: URN, display: URN }],
        _status: { extension: [{ url: 'urn:x', valueReference: { reference: URN } }] },
        extension: [
          ...[
            { url: 'urn:x', valueUri: URN },
            { url: 'urn:x', valueUrl: URN },
          ],
          { url: 'urn:x', valueAttachment: { url: URN } },
        ],
        contained: [{ resourceType: 'Specimen', id: 's', subject: { reference: URN } }],
        meta: { source: URN },
      }),
    )
    expect(written).toMatchObject({
      subject: { reference: url },
      performer: [{ reference: url, display: URN }],
      _status: { extension: [{ valueReference: { reference: url } }] },
      extension: [{ valueUri: url }, { valueUrl: url }, { valueAttachment: { url } }],
      contained: [{ subject: { reference: url } }],
      meta: { source: url },
    })
  })

  it('replaces <a href> and <img src> in narratives, and nothing else there', () => {
    const div = (link: string, image: string) =>
      `<div xmlns="http://www.w3.org/1999/xhtml" title="${URN}"><a title="${URN}" href="${link}">${URN}</a>` +
      `<a name="${URN}" href='#x'>x</a><img alt="&lt;${URN}" src="${image}"/><b>href="${URN}"</b></div>`
    const { written, patient: url } = write(
      URN,
      observation({ text: { status: 'generated', div: div(URN, URN) } }),
    )
    expect(written.text.div).toBe(div(url, url))
  })

  it('leaves strings, canonicals and names of systems, whatever they look like', () => {
    const same = {
      identifier: [{ system: URN, value: URN }],
      valueString: URN,
      code: { coding: [{ system: URN, code: 'x', display: URN }], text: URN },
      note: [{ text: URN }],
      meta: { profile: [URN] },
      extension: [
        { url: URN, valueCanonical: URN },
        { url: 'urn:x', valueMarkdown: URN },
        { url: 'urn:x', valueId: '1' },
      ],
    }
    for (const [fullUrl, value] of [
      [URN, same],
      [`${OLD}/Patient/1`, JSON.parse(JSON.stringify(same).replaceAll(URN, `${OLD}/Patient/1`))],
    ]) {
      const { written } = write(fullUrl as string, observation(value as object))
      const { profile } = written.meta
      expect({ ...written, meta: { profile } }).toMatchObject(value as object)
    }
  })

  it('leaves every text, whatever stands in it', () => {
    const text = fc.oneof(
      fc.constantFrom(
        URN,
        `${OLD}/Patient/1`,
        'Patient/1',
        'Patient?identifier=urn:x|1',
        `<a href="${URN}">`,
      ),
      fc.string({ minLength: 1 }).map((each) => `${each}.`),
    )
    fc.assert(
      fc.property(text, (each) => {
        const value = { valueString: each, note: [{ text: each }], subject: { display: each } }
        const person = { identifier: { value: each } }
        const own = { ...value, performer: [person], identifier: [{ value: each }] }
        expect(write(URN, observation(own)).written).toMatchObject(own)
      }),
      { numRuns: 50 },
    )
  })

  it('resolves relative references below the root of the fullUrl (R4 bundle.html#references)', () => {
    const { written, patient: url } = write(
      `${OLD}/Patient/1`,
      observation({
        subject: { reference: 'Patient/1' },
        performer: [
          { reference: `${OLD}/Patient/1` },
          { reference: 'Patient/2' },
          { reference: 'http://new.example/fhir/Patient/1' },
        ],
      }),
    )
    expect(written.subject.reference).toBe(url)
    expect(written.performer.map((each: Any) => each.reference)).toEqual([
      url,
      'Patient/2',
      'http://new.example/fhir/Patient/1',
    ])
  })

  it('leaves a relative reference when the fullUrl is of another server, or no RESTful one', () => {
    for (const own of [
      'http://new.example/fhir/Observation/o',
      'urn:uuid:0c7f2a3e-9f3f-4f43-9a53-0d6b7a2c1e11',
    ]) {
      const { written } = write(`${OLD}/Patient/1`, observation({ subject: { reference: 'Patient/1' } }), own)
      expect(written.subject.reference).toBe('Patient/1')
    }
  })

  it('follows a reference with a version to an entry of that version only', () => {
    const { written, patient: url } = write(
      `${OLD}/Patient/1`,
      observation({
        performer: [{ reference: 'Patient/1/_history/5' }, { reference: `${OLD}/Patient/1/_history/4` }],
      }),
    )
    const [right, wrong] = written.performer.map((each: Any) => each.reference)
    expect([url, `${url}/_history/5`]).toContain(right)
    expect(wrong).toBe(`${OLD}/Patient/1/_history/4`)
  })

  it('leaves a Bundle inside as it is', () => {
    const inner = {
      resourceType: 'Bundle',
      type: 'document',
      entry: [{ fullUrl: URN, resource: { ...patient, id: '1' } }],
    }
    const { written } = transact(URN, { ...inner, id: 'o' }, 'urn:uuid:0c7f2a3e-9f3f-4f43-9a53-0d6b7a2c1e11')
    expect(written.entry).toEqual(inner.entry)
  })
})

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
