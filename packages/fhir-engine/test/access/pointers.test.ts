import { describe, expect, it } from 'vitest'
import { createFhirBase } from '../../src/index.ts'
import { type Any, ask, BASE, token } from '../engine.ts'
import { WORLD } from '../leak/leak-world.ts'

const world = createFhirBase(WORLD)
const amy = { access: token('patient/*.cruds', { patient: 'amy-shaw' }) }
const frank = { access: token('patient/*.cruds', { patient: 'frank-hansen' }) }
const json = { 'content-type': 'application/json-patch+json' }
/** Binaries of another patient: with a `securityContext`, without one, and one that does not exist. */
const HIDDEN = 'Binary/jack-smith-note-1'
const UNOWNED = 'Binary/frank-hansen-note-1'
const ABSENT = 'Binary/none'
const MINE = 'Binary/amy-shaw-note-1'

function fork() {
  let id = 0
  return world.fork({ now: () => 0, newId: () => `new-${++id}` })
}

const document = (url: string, of = 'amy-shaw', more: object = {}) => ({
  ...{ resourceType: 'DocumentReference', status: 'current', subject: { reference: `Patient/${of}` } },
  ...{ content: [{ attachment: { url } }], ...more },
})
const note = (of?: string) => ({
  ...{ resourceType: 'Binary', contentType: 'text/plain', data: 'eA==' },
  ...(of && { securityContext: { reference: `Patient/${of}` } }),
})
const entry = (method: string, url: string, resource: unknown, fullUrl?: string) => ({
  ...{ resource, request: { method, url }, ...(fullUrl && { fullUrl }) },
})
const send = (store: ReturnType<typeof fork>, type: string, entries: unknown[]) =>
  ask(store, '', { method: 'POST', body: { resourceType: 'Bundle', type, entry: entries }, ...amy })
const post = (store: ReturnType<typeof fork>, url: string, options = amy) =>
  ask(store, 'DocumentReference', { method: 'POST', body: document(url), ...options })

describe('a Binary that a document points at', () => {
  it('is its patient’s only where it names nobody itself', () => {
    const store = fork()
    for (const url of [HIDDEN, UNOWNED]) {
      ask(store, 'DocumentReference', { method: 'POST', body: document(url) })
    }
    expect([ask(store, HIDDEN, amy).status, ask(store, UNOWNED, amy).status]).toEqual([404, 200])
  })

  it('is found by a link to one of its versions, too', () => {
    const store = fork()
    ask(store, 'DocumentReference', { method: 'POST', body: document(`${UNOWNED}/_history/1`) })
    expect(ask(store, UNOWNED, amy).status).toBe(200)
  })
})

describe('a document that would point at a Binary out of reach', () => {
  it.each(
    [HIDDEN, UNOWNED, ABSENT].flatMap((url) => [url, `${BASE}/${url}`, `/${url}`, `${url}/_history/1`]),
  )('is refused, pointing at %s', (url) => {
    const store = fork()
    const reply = post(store, url)
    expect(reply).toMatchObject({ status: 403, body: { issue: [{ code: 'forbidden' }] } })
    expect(reply.headers).toEqual([['WWW-Authenticate', 'Bearer error="insufficient_scope"']])
    expect([...store.all('DocumentReference')].filter(({ version }) => version !== '1')).toEqual([])
    expect(ask(store, UNOWNED, amy).status).toBe(404)
  })

  it('hears the same of one that is hidden and one that is not there, and what to do', () => {
    const told = [HIDDEN, UNOWNED, ABSENT].map((url) =>
      JSON.stringify(post(fork(), url)).replaceAll(url, 'Binary/x'),
    )
    expect(new Set(told).size).toBe(1)
    expect(told[0]).toContain('DocumentReference.content[0].attachment.url points at Binary/x')
    expect(told[0]).toContain('with the patient as its securityContext')
  })

  it('is refused for a deleted one', () => {
    const store = fork()
    ask(store, MINE, { method: 'DELETE' })
    expect(post(store, MINE).status).toBe(403)
  })

  it.each<[string, string, object]>([
    ['PUT', 'DocumentReference/new', { body: document(UNOWNED, 'amy-shaw', { id: 'new' }) }],
    [
      'PUT',
      'DocumentReference/amy-shaw-document-1',
      { body: document(UNOWNED, 'amy-shaw', { id: 'amy-shaw-document-1' }) },
    ],
    ['PUT', 'DocumentReference?patient=amy-shaw', { body: document(UNOWNED) }],
    ['POST', 'DocumentReference', { body: document(UNOWNED), headers: { 'if-none-exist': '_id=none' } }],
    [
      'PATCH',
      'DocumentReference/amy-shaw-document-1',
      { headers: json, body: [{ op: 'add', path: '/content/-', value: { attachment: { url: UNOWNED } } }] },
    ],
  ])('is refused by %s %s', (method, url, options) => {
    const store = fork()
    expect(ask(store, url, { method, ...options, ...amy }).status).toBe(403)
    expect(ask(store, UNOWNED, amy).status).toBe(404)
  })

  it('is refused in a batch and in a transaction, which then does nothing', () => {
    const store = fork()
    const entries = [
      entry('POST', 'Binary', note('amy-shaw')),
      entry('POST', 'DocumentReference', document(UNOWNED)),
    ]
    expect((send(store, 'batch', entries).body as Any).entry[1].response.status).toBe('403 Forbidden')
    const before = store.live('Binary').length
    const reply = send(store, 'transaction', entries)
    expect(reply.status).toBe(403)
    expect(JSON.stringify(reply.body)).toContain('Bundle.entry[1]: DocumentReference.content[0]')
    expect(store.live('Binary')).toHaveLength(before)
  })
})

describe('a document may point at', () => {
  it('what its writer sees, and what is no Binary', () => {
    const statuses = [MINE, `${BASE}/${MINE}`, 'https://elsewhere.example/a.pdf', 'urn:uuid:a'].map(
      (url) => post(fork(), url).status,
    )
    expect(statuses).toEqual([201, 201, 201, 201])
    expect(
      ask(fork(), 'DocumentReference', { method: 'POST', body: document(UNOWNED, 'frank-hansen'), ...frank })
        .status,
    ).toBe(201)
  })

  it('a Binary of the patient that the same transaction makes, whatever the order', () => {
    const entries = [
      entry('POST', 'DocumentReference', document('urn:uuid:a')),
      entry('POST', 'DocumentReference', document('Binary/mine')),
      entry('PUT', 'Binary/mine', { ...note('amy-shaw'), id: 'mine' }),
      entry('POST', 'Binary', note('amy-shaw'), 'urn:uuid:a'),
    ]
    for (const each of [entries, entries.toReversed()]) {
      const store = fork()
      const reply = send(store, 'transaction', each)
      expect(reply.status, JSON.stringify(reply.body)).toBe(200)
      const made = (reply.body as Any).entry.find((one: Any) => /^Binary\/new/.test(one.response.location))
      expect(
        store.live('DocumentReference').map(({ resource }) => (resource as Any).content[0].attachment.url),
      ).toContain(`Binary/${made.resource.id}`)
    }
    const unowned = [
      entry('POST', 'DocumentReference', document('urn:uuid:a')),
      entry('POST', 'Binary', note(), 'urn:uuid:a'),
    ]
    expect(send(fork(), 'transaction', unowned).status).toBe(403)
  })

  it('what its stored version pointed at, however hidden that is', () => {
    const store = fork()
    const url = 'DocumentReference/old'
    ask(store, url, { method: 'PUT', body: document(HIDDEN, 'amy-shaw', { id: 'old' }) })
    const body = document(HIDDEN, 'amy-shaw', { id: 'old', description: 'changed' })
    expect(ask(store, url, { method: 'PUT', body, ...amy }).status).toBe(200)
    const more = [...body.content, { attachment: { url: ABSENT } }]
    expect(ask(store, url, { method: 'PUT', body: { ...body, content: more }, ...amy }).status).toBe(403)
  })

  it('anything, when no patient bounds its writer', () => {
    for (const access of [
      { kind: 'all' as const },
      token('system/*.cruds'),
      token('user/*.cruds', { user: 'Practitioner/dr-okafor' }),
    ]) {
      expect(
        [HIDDEN, UNOWNED, ABSENT].map((url) => post(fork(), url, { access } as typeof amy).status),
      ).toEqual([201, 201, 201])
    }
  })
})

describe('scopes of several kinds in one token', () => {
  const options = (scopes: string) => ({
    access: token(scopes, { patient: 'frank-hansen', user: 'Patient/amy-shaw' }),
  })

  it('do not open to one what only another shows', () => {
    const store = fork()
    const mixed = options('patient/DocumentReference.cruds user/*.cruds')
    expect(post(store, UNOWNED, mixed).status).toBe(403)
    const url = 'DocumentReference/frank-hansen-document-1'
    const moved = document(UNOWNED, 'amy-shaw', { id: 'frank-hansen-document-1' })
    expect(ask(store, url, { method: 'PUT', body: moved, ...mixed }).status).toBe(403)
    expect(post(store, UNOWNED, options('patient/Binary.r user/*.cruds')).status).toBe(403)
    expect(post(store, UNOWNED, options('patient/Binary.rs user/*.cruds')).status).toBe(201)
  })

  it('bound a writer who reads by a patient’s and writes by any', () => {
    expect(post(fork(), UNOWNED, options('system/DocumentReference.c patient/Patient.rs')).status).toBe(201)
    expect(post(fork(), UNOWNED, options('system/DocumentReference.c user/Binary.rs')).status).toBe(403)
  })
})
