import { describe, expect, it } from 'vitest'
import { type Any, ask, BASE, found, sampleStore } from '../engine.ts'

const json = { 'content-type': 'application/json-patch+json' }
const patient = (more: object = {}) => ({ resourceType: 'Patient', name: [{ family: 'Written' }], ...more })
const header = (reply: { headers: [string, string][] }, name: string) =>
  reply.headers.find(([each]) => each === name)?.[1]

describe('create and read', () => {
  it('stores with a new id, and says where', () => {
    const store = sampleStore()
    const reply = ask(store, 'Patient', { method: 'POST', body: patient({ id: 'mine' }) })
    expect(reply.status).toBe(201)
    expect(header(reply, 'Location')).toBe(`${BASE}/Patient/new-1/_history/1`)
    expect(header(reply, 'ETag')).toBe('W/"1"')
    expect(reply.body).toMatchObject({ id: 'new-1', meta: { versionId: '1' } })
    expect(found(store, 'Patient?family=written')).toEqual(['Patient/new-1'])
    expect(found(sampleStore(), 'Patient?family=written')).toEqual([])
  })

  it.each([
    ['minimal', undefined],
    ['OperationOutcome', 'OperationOutcome'],
    ['representation', 'Patient'],
  ])('Prefer: return=%s', (wanted, type) => {
    const headers = { prefer: `return=${wanted}` }
    const { body } = ask(sampleStore(), 'Patient', { method: 'POST', body: patient(), headers })
    expect((body as Any)?.resourceType).toBe(type)
  })

  it('makes references to this server relative', () => {
    const subject = { reference: `${BASE}/Patient/amy-shaw` }
    const body = { resourceType: 'Condition', subject }
    const reply = ask(sampleStore(), 'Condition', { method: 'POST', body })
    expect(reply.body).toMatchObject({ subject: { reference: 'Patient/amy-shaw' } })
  })

  it('If-None-Exist: none creates, one is returned, several are refused', () => {
    const store = sampleStore()
    const create = (criteria: string) =>
      ask(store, 'Patient', { method: 'POST', body: patient(), headers: { 'if-none-exist': criteria } })
    expect(create('family=written').status).toBe(201)
    expect(create('family=written')).toMatchObject({ status: 200, body: { id: 'new-1' } })
    expect(create('gender=male').status).toBe(412)
    expect(create('nonsense=1').status).toBe(400)
    expect(create('').status).toBe(412)
  })
})

describe('update', () => {
  it('makes versions, and honours If-Match', () => {
    const store = sampleStore()
    const put = (more: object, headers = {}) =>
      ask(store, 'Patient/p', { method: 'PUT', body: patient({ id: 'p', ...more }), headers })
    expect(put({}, { 'if-match': 'W/"1"' }).status).toBe(412)
    expect(put({}).status).toBe(201)
    expect(put({ active: true }, { 'if-match': 'W/"1"' }).status).toBe(200)
    expect(put({ active: false }, { 'if-match': 'W/"1"' }).status).toBe(412)
    expect(put({ active: false }, { 'if-none-match': '*' }).status).toBe(412)
    expect(ask(store, 'Patient/p')).toMatchObject({
      status: 200,
      body: { active: true, meta: { versionId: '2' } },
    })
    expect(ask(store, 'Patient/p/_history/1')).toMatchObject({
      status: 200,
      body: { meta: { versionId: '1' } },
    })
    expect(ask(store, 'Patient/p/_history/3').status).toBe(404)
  })

  it('needs the id of the URL', () => {
    expect(ask(sampleStore(), 'Patient/p', { method: 'PUT', body: patient() }).status).toBe(400)
    expect(ask(sampleStore(), 'Patient/p', { method: 'PUT', body: patient({ id: 'q' }) }).status).toBe(400)
    expect(ask(sampleStore(), 'Patient/p_q', { method: 'PUT', body: patient({ id: 'p_q' }) }).status).toBe(
      400,
    )
  })

  it('conditional: none creates, one updates, several are refused (R4 §3.1.0.4.3)', () => {
    const store = sampleStore()
    const put = (criteria: string, more: object = {}) =>
      ask(store, `Patient?${criteria}`, { method: 'PUT', body: patient(more) })
    expect(put('family=written').status).toBe(201)
    expect(put('family=written', { active: true })).toMatchObject({
      status: 200,
      body: { id: 'new-1', active: true },
    })
    expect(put('family=written', { id: 'other' }).status).toBe(400)
    expect(put('family=nobody', { id: 'amy-shaw' }).status).toBe(409)
    expect(put('family=nobody', { id: 'chosen' })).toMatchObject({ status: 201, body: { id: 'chosen' } })
    expect(put('gender=male').status).toBe(412)
    expect(put('').status).toBe(412)
  })

  it('a changed resource is found by its new values only', () => {
    const store = sampleStore()
    ask(store, 'Patient/amy-shaw', { method: 'PUT', body: patient({ id: 'amy-shaw' }) })
    expect(found(store, 'Patient?family=shaw')).toEqual([])
    expect(found(store, 'Patient?family=written')).toEqual(['Patient/amy-shaw'])
    expect(found(store, 'Patient?identifier=MRN-amy-shaw')).toEqual([])
  })
})

describe('patch', () => {
  const patch = (body: unknown, headers: Record<string, string> = json) =>
    ask(sampleStore(), 'Patient/amy-shaw', { method: 'PATCH', body, headers })

  it('changes what it names', () => {
    expect(patch([{ op: 'replace', path: '/birthDate', value: '1990-01-01' }])).toMatchObject({
      status: 200,
      body: { birthDate: '1990-01-01', gender: 'female', meta: { versionId: '2' } },
    })
  })

  it.each([
    [[{ op: 'test', path: '/gender', value: 'male' }], 422],
    [[{ op: 'remove', path: '/nonsense' }], 422],
    [[{ op: 'replace', path: '/gender', value: 'none' }], 422],
    [[{ op: 'replace', path: '/id', value: 'other' }], 400],
    [[{ op: 'replace', path: '/resourceType', value: 'Person' }], 400],
    [[{ op: 'add', path: '/__proto__/polluted', value: 1 }], 422],
    [[{ op: 'dance', path: '/gender' }], 422],
    [[null], 400],
    [{ op: 'add' }, 400],
    ['nonsense', 400],
  ])('%j: %i', (body, status) => {
    expect(patch(body).status).toBe(status)
    expect(({} as Any).polluted).toBeUndefined()
  })

  it('cannot grow without end', () => {
    const grow = Array.from({ length: 40 }, () => ({ op: 'copy', from: '/extension', path: '/extension/0' }))
    expect(patch(grow).status).toBe(413)
  }, 60_000)

  it('takes JSON Patch only, and one match', () => {
    expect(patch([], { 'content-type': 'application/fhir+json' }).status).toBe(415)
    const conditional = (criteria: string) =>
      ask(sampleStore(), `Patient?${criteria}`, {
        method: 'PATCH',
        headers: json,
        body: [{ op: 'add', path: '/language', value: 'en' }],
      })
    expect(conditional('family=shaw').status).toBe(200)
    expect(conditional('family=nobody').status).toBe(404)
    expect(conditional('gender=male').status).toBe(412)
  })
})

describe('delete and history', () => {
  it('410 afterwards, and the history stays', () => {
    const store = sampleStore()
    expect(ask(store, 'Patient/amy-shaw', { method: 'DELETE' }).status).toBe(204)
    expect(ask(store, 'Patient/amy-shaw').status).toBe(410)
    expect(ask(store, 'Patient/amy-shaw/_history/1').status).toBe(200)
    expect(ask(store, 'Patient/amy-shaw/_history/2').status).toBe(410)
    expect(ask(store, 'Patient/amy-shaw', { method: 'DELETE' }).status).toBe(204)
    expect(ask(store, 'Patient/nobody', { method: 'DELETE' }).status).toBe(404)
    expect(found(store, 'Patient?_id=amy-shaw')).toEqual([])
    const { total, entry } = ask(store, 'Patient/amy-shaw/_history').body as Any
    expect([total, entry[0].request.method, entry[1].resource.id]).toEqual([2, 'DELETE', 'amy-shaw'])
    expect(
      ask(store, 'Patient/amy-shaw', { method: 'PUT', body: patient({ id: 'amy-shaw' }) }),
    ).toMatchObject({
      status: 201,
      body: { meta: { versionId: '3' } },
    })
  })

  it('conditional: none 404, one deleted, several refused', () => {
    const store = sampleStore()
    expect(ask(store, 'Patient?family=shaw', { method: 'DELETE' }).status).toBe(204)
    expect(ask(store, 'Patient?family=shaw', { method: 'DELETE' }).status).toBe(404)
    expect(ask(store, 'Patient?gender=male', { method: 'DELETE' }).status).toBe(412)
  })

  it('pages a type and the system, newest first, and knows _since', () => {
    const store = sampleStore()
    for (const active of [true, false])
      ask(store, 'Patient/amy-shaw', { method: 'PUT', body: patient({ id: 'amy-shaw', active }) })
    const first = ask(store, 'Patient/_history?_count=2').body as Any
    expect(first.entry.map((each: Any) => each.resource.meta.versionId)).toEqual(['3', '2'])
    const next = first.link.find((each: Any) => each.relation === 'next').url.slice(BASE.length + 1)
    expect((ask(store, next).body as Any).entry[0].resource.meta.versionId).toBe('1')
    expect((ask(store, '_history?_since=2026-06-02').body as Any).total).toBe(2)
    expect(ask(store, 'Patient/nobody/_history').status).toBe(404)
  })
})

describe('conditional reads', () => {
  it.each([
    [{ 'if-none-match': 'W/"1"' }, 304],
    [{ 'if-none-match': 'W/"2"' }, 200],
    [{ 'if-modified-since': 'Tue, 02 Jun 2026 00:00:00 GMT' }, 304],
    [{ 'if-modified-since': 'Sun, 31 May 2026 00:00:00 GMT' }, 200],
    [{ 'if-modified-since': 'nonsense' }, 200],
  ])('%j: %i', (headers, status) => {
    expect(ask(sampleStore(), 'Patient/amy-shaw', { headers }).status).toBe(status)
  })
})

describe('Binary', () => {
  const read = (accept?: string) =>
    ask(sampleStore(), 'Binary/amy-shaw-note-1', { headers: accept ? { accept } : {} })

  it('leaves as its own bytes, sandboxed, and as a resource when FHIR is asked for', () => {
    const raw = read('text/plain')
    expect(new TextDecoder().decode(raw.body as Uint8Array)).toContain('Amy V. Shaw')
    expect(raw.headers).toContainEqual(['Content-Type', 'text/plain; charset=utf-8'])
    expect(read('application/fhir+json').body).toMatchObject({ resourceType: 'Binary' })
    for (const reply of [raw, read('application/fhir+json')]) {
      expect(reply.headers).toContainEqual(['X-Content-Type-Options', 'nosniff'])
      expect(reply.headers).toContainEqual(['Content-Security-Policy', 'sandbox'])
    }
  })

  it('can be sent as it is, with whose it is', () => {
    const store = sampleStore()
    const headers = { 'content-type': 'text/plain', 'x-security-context': 'Patient/amy-shaw' }
    const reply = ask(store, 'Binary', { method: 'POST', body: 'héllo', headers })
    expect(reply).toMatchObject({
      status: 201,
      body: { contentType: 'text/plain', securityContext: { reference: 'Patient/amy-shaw' } },
    })
    const { body } = ask(store, 'Binary/new-1')
    expect(new TextDecoder().decode(body as Uint8Array)).toBe('héllo')
    expect(ask(store, 'Patient', { method: 'POST', body: 'x', headers }).status).toBe(415)
  })

  it('never repeats a content type that is none', () => {
    const store = sampleStore()
    const body = {
      resourceType: 'Binary',
      id: 'x',
      contentType: 'text/html\r\nSet-Cookie: a=b',
      data: 'PGI+',
    }
    expect(ask(store, 'Binary/x', { method: 'PUT', body }).status).toBe(422)
    expect(ask(store, 'Binary/x', { method: 'PUT', body: { ...body, contentType: 'text/<b>' } }).status).toBe(
      201,
    )
    expect(ask(store, 'Binary/x').headers).toContainEqual(['Content-Type', 'application/octet-stream'])
  })
})

describe('$validate', () => {
  it('judges a body, wrapped or not, and a stored resource', () => {
    const store = sampleStore()
    const severity = (url: string, body?: unknown) =>
      (ask(store, url, body === undefined ? {} : { method: 'POST', body }).body as Any).issue[0].severity
    expect(severity('Patient/$validate', patient())).toBe('information')
    expect(severity('Patient/$validate', patient({ gender: 'x' }))).toBe('error')
    expect(severity('Patient/$validate', { resourceType: 'Practitioner' })).toBe('error')
    expect(
      severity('$validate', {
        resourceType: 'Parameters',
        parameter: [{ name: 'resource', resource: patient() }],
      }),
    ).toBe('information')
    expect(severity('Patient/amy-shaw/$validate')).toBe('information')
    expect(ask(store, 'Patient/$validate').status).toBe(405)
    expect(ask(store, 'Patient/$nonsense').status).toBe(404)
  })

  it('says when it did not judge by a profile that was named', () => {
    const store = sampleStore()
    const profile = 'http://example.org/StructureDefinition/x'
    const parameter = [
      { name: 'resource', resource: patient() },
      { name: 'profile', valueUri: profile },
    ]
    const wrapped = { method: 'POST', body: { resourceType: 'Parameters', parameter } }
    for (const reply of [
      ask(store, 'Patient/$validate', wrapped),
      ask(store, `Patient/$validate?profile=${profile}`, { method: 'POST', body: patient() }),
      ask(store, `Patient/amy-shaw/$validate?profile=${profile}`),
    ]) {
      expect((reply.body as Any).issue).toMatchObject([
        { severity: 'information' },
        { severity: 'warning', code: 'not-supported', diagnostics: expect.stringContaining(profile) },
      ])
    }
  })
})
