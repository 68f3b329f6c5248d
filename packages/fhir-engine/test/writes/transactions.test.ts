import { describe, expect, it } from 'vitest'
import { createFhirBase } from '../../src/index.ts'
import { type Any, ask, BASE, found, sampleStore } from '../engine.ts'
import { entry, patient, post, statuses } from './bundle-requests.ts'

describe('transaction', () => {
  it('links entries by urn:uuid and conditional references, in any order', () => {
    const store = sampleStore()
    const observation = {
      ...{ resourceType: 'Observation', status: 'final', code: { text: 'x' } },
      subject: { reference: 'urn:uuid:a' },
      performer: [{ reference: 'Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|1234567000' }],
    }
    const { status, body } = post(store, 'transaction', [
      entry('GET', 'Observation?subject:Patient.family=bundled'),
      { fullUrl: 'urn:uuid:b', ...entry('POST', 'Observation', observation) },
      { fullUrl: 'urn:uuid:a', ...entry('POST', 'Patient', patient) },
    ])
    expect(status).toBe(200)
    expect(statuses(body)).toEqual(['200', '201', '201'])
    const [read, written, person] = (body as Any).entry
    expect(read.resource.total).toBe(1)
    expect(written.resource.subject.reference).toBe(`Patient/${person.resource.id}`)
    expect(written.resource.performer[0].reference).toBe('Practitioner/dr-okafor')
  })

  it('a conditional create that finds one leads references there', () => {
    const { body } = post(sampleStore(), 'transaction', [
      {
        fullUrl: 'urn:uuid:a',
        ...entry('POST', 'Patient', patient, { ifNoneExist: 'identifier=MRN-amy-shaw' }),
      },
      entry('POST', 'Condition', { resourceType: 'Condition', subject: { reference: 'urn:uuid:a' } }),
    ])
    expect((body as Any).entry[1].resource.subject.reference).toBe('Patient/amy-shaw')
  })

  it('a conditional update leads references to what it finds, or makes', () => {
    const linked = (criteria: string) =>
      post(sampleStore(), 'transaction', [
        { fullUrl: 'urn:uuid:a', ...entry('PUT', `Patient?${criteria}`, patient) },
        entry('POST', 'Condition', { resourceType: 'Condition', subject: { reference: 'urn:uuid:a' } }),
      ]).body as Any
    expect(linked('identifier=MRN-amy-shaw').entry[1].resource.subject.reference).toBe('Patient/amy-shaw')
    const { entry: made } = linked('identifier=none')
    expect(made[1].resource.subject.reference).toBe(`Patient/${made[0].resource.id}`)
  })

  it.each([
    ['a missing resource', entry('GET', 'Patient/nobody'), 400],
    ['several matches', entry('DELETE', 'Patient?gender=male'), 412],
    ['an invalid one', entry('POST', 'Patient', { resourceType: 'Patient', gender: 'x' }), 422],
    [
      'a failed condition',
      entry('PUT', 'Patient/amy-shaw', { ...patient, id: 'amy-shaw' }, { ifMatch: 'W/"9"' }),
      412,
    ],
    [
      'a reference that matches nothing',
      entry('POST', 'Condition', {
        resourceType: 'Condition',
        subject: { reference: 'Patient?identifier=none' },
      }),
      412,
    ],
    ['no request', {}, 400],
    ['an unknown type', entry('POST', 'Nonsense', { resourceType: 'Nonsense' }), 400],
  ])('happens not at all with %s', (_, bad, status) => {
    const store = sampleStore()
    const reply = post(store, 'transaction', [
      entry('POST', 'Patient', patient),
      entry('DELETE', 'Patient/frank-hansen'),
      entry('PUT', 'Patient/jane-smith', { ...patient, id: 'jane-smith' }),
      bad,
    ])
    expect(reply.status).toBe(status)
    expect((reply.body as Any).resourceType).toBe('OperationOutcome')
    expect(found(store, 'Patient?family=bundled')).toEqual([])
    expect(ask(store, 'Patient/frank-hansen')).toMatchObject({
      status: 200,
      body: { meta: { versionId: '1' } },
    })
    expect((ask(store, '_history?_since=2026-06-02').body as Any).total).toBe(0)
  })

  it('deletes what does not exist without a failure', () => {
    const store = sampleStore()
    const gone = ['Patient/nobody', 'Patient?family=nobody', 'Patient/amy-shaw', 'Patient?_id=frank-hansen']
    const { status, body } = post(store, 'transaction', [
      entry('POST', 'Patient', patient),
      ...gone.map((url) => entry('DELETE', url)),
    ])
    expect([status, statuses(body)]).toEqual([200, ['201', '204', '204', '204', '204']])
    expect(ask(store, 'Patient/frank-hansen').status).toBe(410)
    const batched = post(
      store,
      'batch',
      gone.map((url) => entry('DELETE', url)),
    )
    expect(statuses(batched.body)).toEqual(['204', '204', '204', '204'])
  })

  it.each([
    ['POST', 'Patient', { ifNoneExist: 'identifier=MRN-amy-shaw' }],
    ['PUT', 'Patient?identifier=MRN-amy-shaw', {}],
  ] as const)('tells with return=minimal which resource a conditional %s is about', (method, url, more) => {
    for (const type of ['transaction', 'batch']) {
      const { body } = post(sampleStore(), type, [entry(method, url, patient, more)], {
        headers: { prefer: 'return=minimal' },
      })
      const [told] = (body as Any).entry
      expect(told).toMatchObject({
        fullUrl: `${BASE}/Patient/amy-shaw`,
        response: { status: '200 OK', location: `Patient/amy-shaw/_history/${method === 'POST' ? 1 : 2}` },
      })
      expect(told).not.toHaveProperty('resource')
    }
  })

  it('says which element of which entry was wrong', () => {
    const { body } = post(sampleStore(), 'transaction', [
      entry('POST', 'Patient', patient),
      entry('POST', 'Patient', { resourceType: 'Patient', name: [{ use: 'x' }] }),
    ])
    expect((body as Any).issue[0].expression).toEqual(['Bundle.entry[1].resource.name[0].use'])
    const { body: missing } = post(sampleStore(), 'transaction', [entry('GET', 'Patient/nobody')])
    expect((missing as Any).issue[0].expression).toEqual(['Bundle.entry[0]'])
  })

  it('tells the time of a change to the millisecond, as the resource has it', () => {
    const own = sampleStore().now
    const store = createFhirBase([]).fork({ now: () => own() + 123 })
    const [{ resource, response }] = (post(store, 'batch', [entry('POST', 'Patient', patient)]).body as Any)
      .entry
    expect(resource.meta.lastUpdated).toMatch(/\.123Z$/)
    expect(response.lastModified).toBe(resource.meta.lastUpdated)
  })

  it('refuses two entries about one resource', () => {
    const twice = [
      entry('DELETE', 'Patient/amy-shaw'),
      entry('PUT', 'Patient/amy-shaw', { ...patient, id: 'amy-shaw' }),
    ]
    expect(post(sampleStore(), 'transaction', twice).status).toBe(400)
  })

  it('a patch comes as a Binary', () => {
    const data = btoa(JSON.stringify([{ op: 'add', path: '/language', value: 'en' }]))
    const reply = post(sampleStore(), 'transaction', [
      entry('PATCH', 'Patient/amy-shaw', {
        resourceType: 'Binary',
        contentType: 'application/json-patch+json',
        data,
      }),
    ])
    expect(reply.body).toMatchObject({
      entry: [{ resource: { language: 'en' }, response: { status: '200 OK' } }],
    })
    const bad = { resourceType: 'Binary', contentType: 'application/json-patch+json', data: '!' }
    expect(post(sampleStore(), 'transaction', [entry('PATCH', 'Patient/amy-shaw', bad)]).status).toBe(400)
  })
})
