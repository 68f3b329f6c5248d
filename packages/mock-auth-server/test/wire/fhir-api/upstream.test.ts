import type { FhirReply } from '@smart-mock/fhir-engine'
import { type Any, BASE } from '@smart-mock/fhir-engine/test/engine'
import { WORLD } from '@smart-mock/fhir-engine/test/leak/leak-world'
import { BACKENDS, type Habits, stubborn } from '@smart-mock/fhir-engine/test/upstream/backends'
import { type Backend, serve } from '@smart-mock/fhir-engine/test/upstream/serve'
import {
  createRecordingFetch,
  createReplayingFetch,
  createUpstream,
  handleUpstream,
  readDirectory,
  UpstreamClient,
  type UpstreamSettings,
} from '@smart-mock/fhir-engine/upstream'
import { afterEach, describe, expect, it } from 'vitest'
import { createTenantData } from '../../../src/exchange/tenants/tenant-data.ts'
import { createMock } from '../../../src/mock/create-mock.ts'
import { bearer, obtainTokens } from '../../support/handshake.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})

async function behind(habits: Habits): Promise<Backend> {
  const backend = await serve(() => stubborn(WORLD, habits))
  open.push(backend)
  return backend
}

function get(
  settings: UpstreamSettings,
  url: string,
  headers: Record<string, string> = {},
): Promise<FhirReply> {
  const [path = '', query = ''] = url.split('?')
  return handleUpstream(createUpstream(settings), {
    method: 'GET',
    path,
    query,
    header: (name) => headers[name.toLowerCase()],
    body: new Uint8Array(),
    base: BASE,
    access: { kind: 'all' },
  })
}

const json = { 'Content-Type': 'application/fhir+json' }
const bundleWithNext = (url: string) =>
  new Response(
    JSON.stringify({ resourceType: 'Bundle', type: 'searchset', link: [{ relation: 'next', url }] }),
    { headers: json },
  )

describe('a server behind that fails', { timeout: 60_000 }, () => {
  it.each<[string, () => Response, number]>([
    ['answers 500', () => new Response('<h1>stack</h1>', { status: 500 }), 502],
    ['answers 504', () => new Response(null, { status: 504 }), 504],
    ['asks to wait', () => new Response(null, { status: 503, headers: { 'Retry-After': '7' } }), 503],
    ['refuses our credentials', () => new Response(null, { status: 401 }), 502],
    ['redirects', () => new Response(null, { status: 302, headers: { Location: '/elsewhere' } }), 502],
    ['answers HTML', () => new Response('<html>', { headers: { 'Content-Type': 'text/html' } }), 502],
    ['answers JSON cut short', () => new Response('{"resourceType":"Pat', { headers: json }), 502],
    [
      'answers another resource',
      () => new Response('{"resourceType":"Patient","id":"x"}', { headers: json }),
      404,
    ],
  ])('%s', async (_, instead, status) => {
    const { base } = await behind({ instead })
    const reply = await get({ base }, 'Patient/amy-shaw')
    expect(reply.status).toBe(status)
    expect(reply.body).toMatchObject({ resourceType: 'OperationOutcome' })
    expect(JSON.stringify(reply)).not.toContain('stack')
    if (status === 503) expect(reply.headers).toContainEqual(['Retry-After', '7'])
  })

  it('is not there, or is too slow', async () => {
    expect(await get({ base: 'http://127.0.0.1:9/fhir' }, 'Patient/amy-shaw')).toMatchObject({ status: 502 })
    const { base } = await behind({ instead: () => new Promise(() => {}) })
    expect(await get({ base, timeoutMs: 100 }, 'Patient/amy-shaw')).toMatchObject({
      status: 504,
      body: { resourceType: 'OperationOutcome' },
    })
  })

  it.each(['http://127.0.0.1:9/hapi-fhir/r4?page=2', 'http://user@localhost/x', '/other/path?page=2'])(
    'leads to another place: %s',
    async (next) => {
      const { base, requests } = await behind({ instead: () => bundleWithNext(next) })
      expect(await get({ base }, 'Patient')).toMatchObject({ status: 502 })
      expect(requests).toHaveLength(1)
    },
  )

  it('pages round in a circle', async () => {
    const { base, requests } = await behind({ instead: () => bundleWithNext('?page=again') })
    expect(await get({ base }, 'Patient')).toMatchObject({ status: 403 })
    expect(requests.length).toBeLessThan(5)
  })
})

describe('what crosses', { timeout: 60_000 }, () => {
  it('the credentials of this server go there, and nothing of the client', async () => {
    const { base, requests } = await behind({})
    const headers = { authorization: 'Bearer of-the-client', cookie: 'a=b', 'x-forwarded-for': '1.2.3.4' }
    const reply = await get(
      { base, authorization: async () => 'Basic b3Vycw==' },
      'Patient/amy-shaw',
      headers,
    )
    expect(reply.status).toBe(200)
    expect(requests[0]?.headers).toMatchObject({ authorization: 'Basic b3Vycw==' })
    const sent = JSON.stringify(requests)
    for (const theirs of ['of-the-client', 'a=b', '1.2.3.4']) expect(sent).not.toContain(theirs)
    expect(JSON.stringify(reply)).not.toContain('b3Vycw')
    const passed = reply.headers.map(([name]) => name.toLowerCase())
    for (const name of ['connection', 'content-encoding', 'transfer-encoding', 'server']) {
      expect(passed).not.toContain(name)
    }
  })

  it('only types of R4 and plain ids become part of an address', async () => {
    const { base, requests } = await behind({})
    for (const url of [
      'Patient/..',
      'Patient/%2e%2e',
      'Patient/a%2Fb',
      '../admin/x',
      'Secret/1',
      'Patient/a/_history/..%2f',
    ]) {
      const { status } = await get({ base }, url)
      expect(status, url).toBe(404)
    }
    expect(requests).toEqual([])
  })

  it('what would look beyond the scopes is refused', async () => {
    const { base, requests } = await behind({})
    const upstream = createUpstream({ base })
    const ask = (query: string) =>
      handleUpstream(upstream, {
        method: 'GET',
        path: 'Observation',
        query,
        header: () => undefined,
        body: new Uint8Array(),
        base: BASE,
        access: {
          kind: 'scopes',
          patient: 'amy-shaw',
          scopes: [
            {
              kind: 'resource',
              raw: 'patient/*.rs',
              level: 'patient',
              type: '*',
              permissions: 'rs',
              constraints: [],
              notation: 'v2',
            },
          ],
        },
      })
    for (const query of [
      'subject:Patient.name=shaw',
      '_has:Provenance:target:agent=x',
      '_list=of-amy',
      '_filter=x',
      '_text=x',
      '_include:iterate=Observation:subject',
      'code:in=http://vs',
    ]) {
      expect(await ask(query), query).toMatchObject({ status: 400 })
    }
    expect(requests).toEqual([])
    await ask('code=2093-3')
    expect(new URL(requests[0]?.url ?? '', base).searchParams.get('patient')).toBe('Patient/amy-shaw')
  })
})

describe('a mock in front of another server', { timeout: 60_000 }, () => {
  it.each(Object.entries(BACKENDS))('signs in its people and serves its data: %s', async (_, start) => {
    const backend = await start(WORLD)
    open.push(backend)
    const upstream = { base: backend.base }
    const data = createTenantData(await readDirectory(new UpstreamClient(upstream)))
    expect(data.people.users.map(({ reference }) => reference)).toContain('Practitioner/dr-okafor')
    const mock = await createMock({ upstream, data, options: { tokens: 'any' } })
    open.push(mock)
    const { fhirBase } = mock.tenant('front', { options: { tokens: 'any' } })
    const read = await fetch(`${fhirBase}/Patient/amy-shaw`, { headers: { authorization: 'Bearer x' } })
    expect(read.status).toBe(200)
    expect(await read.json()).toMatchObject({ resourceType: 'Patient', id: 'amy-shaw' })
    const text = await (await fetch(`${fhirBase}/metadata`)).text()
    expect(JSON.parse(text).rest[0].security.service[0].coding[0].code).toBe('SMART-on-FHIR')
    expect(text).not.toContain(backend.base)
    const bundle = await (await fetch(`${fhirBase}/Observation?patient=amy-shaw&_count=2`)).text()
    expect(bundle).toContain(`${fhirBase}/Observation?`)
    expect(bundle).not.toContain(backend.base)
  })

  it('writes there: create, update with If-Match, patch, delete', async () => {
    const backend = await (BACKENDS['our own engine in another process, security off'] as Any)(WORLD)
    open.push(backend)
    const mock = await createMock({ upstream: { base: backend.base }, options: { tokens: 'any' } })
    open.push(mock)
    const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      fetch(`${mock.fhirBase}/${path}`, {
        method,
        headers: { 'content-type': 'application/fhir+json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    const created = await send('POST', 'Patient', { resourceType: 'Patient', gender: 'male' })
    expect(created.status).toBe(201)
    const location = created.headers.get('location') ?? ''
    expect(location.startsWith(`${mock.fhirBase}/Patient/`)).toBe(true)
    const { id } = (await created.json()) as { id: string }
    const put = (gender: string, tag: string) =>
      send('PUT', `Patient/${id}`, { resourceType: 'Patient', id, gender }, { 'if-match': tag })
    expect((await put('female', 'W/"7"')).status).toBe(412)
    expect((await put('female', created.headers.get('etag') ?? '')).status).toBe(200)
    const patch = [{ op: 'replace', path: '/gender', value: 'other' }]
    expect(
      (await send('PATCH', `Patient/${id}`, patch, { 'content-type': 'application/json-patch+json' })).status,
    ).toBe(200)
    const there = await fetch(`${backend.base}/Patient/${id}`)
    expect(await there.json()).toMatchObject({ gender: 'other', meta: { versionId: '3' } })
    expect((await (await send('GET', `Patient/${id}/_history`)).json()) as Any).toMatchObject({ total: 3 })
    expect((await send('DELETE', `Patient/${id}`)).status).toBe(204)
    expect((await fetch(`${backend.base}/Patient/${id}`)).status).toBe(410)
  })
})

describe('a record', { timeout: 60_000 }, () => {
  it('serves the same answers without the server, and holds no credentials', async () => {
    const backend = await behind({})
    let record = ''
    const { base } = backend
    const urls = ['Patient/amy-shaw', 'Observation?patient=amy-shaw&_count=5', 'Patient/nobody']
    const settings = { base, authorization: async () => 'Bearer secret' }
    const recording = { ...settings, fetch: createRecordingFetch(base, (line) => (record += line)) }
    const first = []
    for (const url of urls) first.push(await get(recording, url))
    expect(record).not.toContain('secret')
    expect(record).not.toContain(base)
    const again = []
    const offline = {
      base: 'http://offline.invalid/fhir',
      fetch: createReplayingFetch('http://offline.invalid/fhir', record),
    }
    for (const url of urls) again.push(await get(offline, url))
    const plain = (replies: unknown) => JSON.stringify(replies).replace(/_cursor=[\w-]+/g, '_cursor')
    expect(plain(again)).toBe(plain(first))
    expect(await get(offline, 'Patient/jack-smith')).toMatchObject({ status: 404 })
    expect(() => createReplayingFetch(base, 'nonsense')).toThrow('line 1 is not one that --record wrote')
  })
})

describe('a login in front of another server', { timeout: 60_000 }, () => {
  it('comes to what the scopes of the patient reach, with faults and journal as ever', async () => {
    const backend = await behind({})
    const upstream = { base: backend.base }
    const data = createTenantData(await readDirectory(new UpstreamClient(upstream)))
    const mock = await createMock({ upstream, data })
    open.push(mock)
    mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
    const scope = 'launch/patient openid fhirUser patient/Observation.rs'
    const tokens = await obtainTokens(mock, { scope })
    expect(tokens).toMatchObject({ patient: 'amy-shaw' })
    const get = (path: string) => fetch(`${mock.fhirBase}/${path}`, { headers: bearer(tokens.access_token) })
    const { entry } = (await (await get('Observation?_count=200')).json()) as Any
    const subjects = entry.map(({ resource }: Any) => resource.subject.reference)
    expect(new Set(subjects)).toEqual(new Set(['Patient/amy-shaw']))
    expect((await get('Observation/frank-hansen-bp-1')).status).toBe(404)
    expect((await get('Patient/amy-shaw')).status).toBe(403)
    expect((await fetch(`${mock.fhirBase}/Observation`)).status).toBe(401)
    await mock.arm('fhir-too-many-requests')
    expect((await get('Observation')).status).toBe(429)
    expect(mock.journal.find({ step: 'fhir-search' }).map(({ sent }) => sent?.status)).toEqual([
      200, 401, 429,
    ])
    expect(JSON.stringify(backend.requests)).not.toContain(tokens.access_token)
  })
})
