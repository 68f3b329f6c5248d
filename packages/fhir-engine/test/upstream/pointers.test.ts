import { describe, expect, it } from 'vitest'
import { type Access, createFhirBase, type FhirReply } from '../../src/index.ts'
import { parseScopeString } from '../../src/model/scopes.ts'
import { createUpstream, handleUpstream } from '../../src/upstream/index.ts'
import { type Any, BASE } from '../engine.ts'
import { accessOf, WORLD } from '../leak/leak-world.ts'
import { fetchFrom } from './backends.ts'

const base = 'http://behind.example/fhir'
const world = createFhirBase(WORLD)
const of = (patient: string) => accessOf({ grants: [], patient }, parseScopeString('patient/*.cruds'))
const amy = of('amy-shaw')
/** Of another patient: with a `securityContext`, without one, and one that is not there. */
const HIDDEN = 'Binary/jack-smith-note-1'
const UNOWNED = 'Binary/frank-hansen-note-1'
const ABSENT = 'Binary/none'
const MINE = 'Binary/amy-shaw-note-1'

/** A server behind ours; `instead` answers some of what it is asked. */
function behind(instead: (url: string) => Response | undefined = () => undefined) {
  const store = world.fork()
  const asked: string[] = []
  const answer = fetchFrom(store, base)
  const upstream = createUpstream({
    base,
    fetch: async (url, init) => {
      asked.push(`${init?.method} ${String(url).slice(base.length + 1)}`)
      return instead(String(url)) ?? answer(url, init)
    },
  })
  const send = (
    line: string,
    body?: unknown,
    { access = amy, headers = {} }: { access?: Access; headers?: Record<string, string> } = {},
  ): Promise<FhirReply> => {
    const [, method = '', path = '', query = ''] = /^(\w+) ([^?]*)\??(.*)$/.exec(line) ?? []
    return handleUpstream(upstream, {
      ...{ method, path, query, access, base: BASE },
      header: (name) => headers[name.toLowerCase()],
      body: new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body)),
    })
  }
  return { store, asked, send }
}

const document = (url: string, patient = 'amy-shaw', more: object = {}) => ({
  ...{ resourceType: 'DocumentReference', status: 'current', subject: { reference: `Patient/${patient}` } },
  ...{ content: [{ attachment: { url } }], ...more },
})
const note = (patient?: string, more: object = {}) => ({
  ...{ resourceType: 'Binary', contentType: 'text/plain', data: 'eA==', ...more },
  ...(patient && { securityContext: { reference: `Patient/${patient}` } }),
})
const bundle = (type: string, ...entry: unknown[]) => ({ resourceType: 'Bundle', type, entry })
const entry = (method: string, url: string, resource: unknown, fullUrl?: string) => ({
  ...{ resource, request: { method, url }, ...(fullUrl && { fullUrl }) },
})
const OLD = 'amy-shaw-document-1'
const json = { headers: { 'content-type': 'application/json-patch+json' } }
const added = [{ op: 'add', path: '/content/-', value: { attachment: { url: UNOWNED } } }]

describe('in front of another server, a document that would point at a Binary out of reach', () => {
  it.each([HIDDEN, UNOWNED, ABSENT].flatMap((url) => [url, `${BASE}/${url}`, `${url}/_history/1`]))(
    'is refused, pointing at %s',
    async (url) => {
      const { send, asked } = behind()
      const reply = await send('POST DocumentReference', document(url))
      expect(reply).toMatchObject({ status: 403, body: { issue: [{ code: 'forbidden' }] } })
      expect(reply.headers).toEqual([['WWW-Authenticate', 'Bearer error="insufficient_scope"']])
      expect(asked.filter((line) => !line.startsWith('GET '))).toEqual([])
    },
  )

  it('hears the same, and asks the same of the server behind, whether one is hidden or not there', async () => {
    const told = await Promise.all(
      [HIDDEN, UNOWNED, ABSENT].map(async (url) => {
        const { send, asked } = behind()
        const { body } = await send('POST DocumentReference', document(url))
        return JSON.stringify([body, asked]).replaceAll(url, 'Binary/x')
      }),
    )
    expect(new Set(told).size).toBe(1)
    expect(told[0]).toContain('DocumentReference.content[0].attachment.url points at Binary/x')
  })

  it.each<[string, unknown, { headers: Record<string, string> } | undefined]>([
    ['PUT DocumentReference/new', document(UNOWNED, 'amy-shaw', { id: 'new' }), undefined],
    [`PUT DocumentReference/${OLD}`, document(UNOWNED, 'amy-shaw', { id: OLD }), undefined],
    [`PATCH DocumentReference/${OLD}`, added, json],
    ['PUT DocumentReference?patient=Patient/amy-shaw', document(UNOWNED), undefined],
    ['PUT DocumentReference?identifier=urn:x|none', document(UNOWNED), undefined],
    ['PATCH DocumentReference?patient=Patient/amy-shaw', added, json],
    ['POST DocumentReference', document(UNOWNED), { headers: { 'if-none-exist': 'identifier=urn:x|none' } }],
    ['POST ', bundle('transaction', entry('POST', 'DocumentReference', document(UNOWNED))), undefined],
  ])('is refused by %s', async (line, body, more) => {
    const { send, asked } = behind()
    const reply = await send(line, body, more)
    expect([reply.status, JSON.stringify(reply.body).includes(`points at ${UNOWNED}`)]).toEqual([403, true])
    expect(asked.filter((each) => !each.startsWith('GET '))).toEqual([])
  })

  it('is refused entry by entry in a batch, and with its entry named in a transaction', async () => {
    const entries = [
      entry('POST', 'Binary', note('amy-shaw')),
      entry('POST', 'DocumentReference', document(HIDDEN)),
    ]
    const { send } = behind()
    const { body } = await send('POST ', bundle('batch', ...entries))
    expect((body as Any).entry.map((each: Any) => each.response.status.slice(0, 3))).toEqual(['201', '403'])
    const whole = await send('POST ', bundle('transaction', ...entries))
    expect(whole.headers).toEqual([['WWW-Authenticate', 'Bearer error="insufficient_scope"']])
    expect(whole).toMatchObject({
      status: 403,
      body: {
        issue: [
          { diagnostics: expect.stringMatching(/^Bundle\.entry\[1\]: DocumentReference\.content\[0\]/) },
        ],
      },
    })
  })

  it('is refused in the same way when the server behind keeps one to itself, and told when it is down', async () => {
    const failing = (status: number) =>
      behind((url) => (url.includes('/Binary/') ? new Response('no', { status }) : undefined))
    const [kept, odd, down] = [failing(403), failing(200), failing(503)]
    const post = ({ send }: typeof kept) => send('POST DocumentReference', document(HIDDEN))
    expect([(await post(kept)).status, (await post(odd)).status, (await post(down)).status]).toEqual([
      403, 403, 503,
    ])
  })
})

describe('in front of another server, a document may point at', () => {
  it('what its writer sees: by securityContext, or by a document that is there', async () => {
    const { send } = behind()
    const post = (url: string, patient: string) =>
      send('POST DocumentReference', document(url, patient), { access: of(patient) })
    expect((await post(MINE, 'amy-shaw')).status).toBe(201)
    expect((await post(`${BASE}/${MINE}`, 'amy-shaw')).status).toBe(201)
    expect((await post(UNOWNED, 'frank-hansen')).status).toBe(201)
    expect((await post('https://elsewhere.example/a.pdf', 'amy-shaw')).status).toBe(201)
  })

  it('a Binary of the patient that the same transaction makes, whatever the order', async () => {
    const entries = [
      entry('POST', 'DocumentReference', document('urn:uuid:a')),
      entry('PUT', 'DocumentReference/of-put', document('Binary/mine', 'amy-shaw', { id: 'of-put' })),
      entry('PUT', 'Binary/mine', note('amy-shaw', { id: 'mine' })),
      entry('POST', 'Binary', note('amy-shaw'), 'urn:uuid:a'),
    ]
    for (const each of [entries, entries.toReversed()]) {
      const { send, store } = behind()
      const reply = await send('POST ', bundle('transaction', ...each))
      expect(reply.status, JSON.stringify(reply.body)).toBe(200)
      const places = (reply.body as Any).entry.map((one: Any) => one.response.location.split('/'))
      const made = (type: string, not: string) =>
        places.find(([of, id]: string[]) => of === type && id !== not)[1] as string
      const { content } = store.get('DocumentReference', made('DocumentReference', 'of-put')) as Any
      expect(content[0].attachment.url).toBe(`Binary/${made('Binary', 'mine')}`)
    }
    const unowned = [
      entry('POST', 'DocumentReference', document('urn:uuid:a')),
      entry('POST', 'Binary', note(), 'urn:uuid:a'),
    ]
    expect((await behind().send('POST ', bundle('transaction', ...unowned))).status).toBe(403)
  })

  it('what its stored version pointed at, however hidden that is', async () => {
    const { send, asked } = behind()
    const url = 'PUT DocumentReference/old'
    const access: Access = { kind: 'all' }
    const body = document(HIDDEN, 'amy-shaw', { id: 'old' })
    expect((await send(url, body, { access })).status).toBe(201)
    expect((await send(url, { ...body, description: 'changed' })).status).toBe(200)
    expect(asked.filter((line) => line.includes('Binary'))).toEqual([])
  })

  it('anything, unasked, when no patient bounds its writer', async () => {
    const { send, asked } = behind()
    const staff = accessOf(
      { grants: [], user: 'Practitioner/dr-okafor' },
      parseScopeString('user/*.cruds system/*.rs'),
    )
    for (const access of [{ kind: 'all' as const }, staff]) {
      for (const url of [HIDDEN, UNOWNED, ABSENT]) {
        expect((await send('POST DocumentReference', document(url), { access })).status).toBe(201)
      }
    }
    expect(asked.filter((line) => line.includes('Binary'))).toEqual([])
  })
})

describe('in front of another server, a Binary that a document points at', () => {
  it('is its patient’s only where it names nobody itself', async () => {
    const { send } = behind()
    for (const url of [HIDDEN, UNOWNED]) {
      await send('POST DocumentReference', document(url), { access: { kind: 'all' } })
    }
    expect([(await send(`GET ${HIDDEN}`)).status, (await send(`GET ${UNOWNED}`)).status]).toEqual([404, 200])
  })
})
