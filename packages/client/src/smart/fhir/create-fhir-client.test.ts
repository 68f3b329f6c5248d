import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Client } from 'fhir-kit-client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createRecorder, type RequestOptions } from '../http/recorder.ts'
import { createFhirClient, type FhirClientRequest } from './create-fhir-client.ts'
import { sendFhir } from './send-fhir.ts'

const BASE = 'https://ehr.example.org/t/one/fhir'

/** Returns a client that only remembers what it would send. */
function createIdleClient() {
  const sent: FhirClientRequest[] = []
  const client = createFhirClient(BASE, async (request) => {
    sent.push(request)
    return request.url
  })
  return { client, sent }
}

describe('createFhirClient', () => {
  test('sends each interaction below the base by the given function', async () => {
    const { client, sent } = createIdleClient()
    const options = { headers: { 'if-match': 'W/"1"' } }
    const basic = { resourceType: 'Basic', id: 'b' }
    await client.capabilityStatement()
    await client.read({ resourceType: 'Patient', id: 'p' })
    await client.search({ resourceType: 'Basic', searchParams: { code: 'a|b' } })
    await client.create({ resourceType: 'Basic', body: basic })
    await client.update({ resourceType: 'Basic', id: 'b', body: basic, options })
    await client.delete({ resourceType: 'Basic', id: 'b', options })
    await client.resolve({ reference: `${BASE}/Patient/p` })
    expect(sent.map(({ method, url }) => [method, url.slice(BASE.length)])).toEqual([
      ['GET', '/metadata'],
      ['GET', '/Patient/p'],
      ['GET', '/Basic?code=a%7Cb'],
      ['POST', '/Basic'],
      ['PUT', '/Basic/b'],
      ['DELETE', '/Basic/b'],
      ['GET', '/Patient/p'],
    ])
    expect(sent[4]).toMatchObject({ body: JSON.stringify(basic), headers: { 'if-match': 'W/"1"' } })
  })

  test('sends a typed query, a next link and a body of text byte by byte', async () => {
    const { client, sent } = createIdleClient()
    const body = '{ "resourceType": "Bundle", "type": "batch", "value": 1.10 }'
    await client.request('Observation?code:in=a|b,c&date=ge2020%2D01', { method: 'GET' })
    await client.request('', { method: 'POST', body })
    const link = [{ relation: 'next', url: `${BASE}?%5Fcursor=a%2Fb|c` }]
    await client.nextPage({ bundle: { resourceType: 'Bundle', link } })
    expect(sent.map(({ url }) => url.slice(BASE.length))).toEqual([
      '/Observation?code:in=a|b,c&date=ge2020%2D01',
      '/',
      '?%5Fcursor=a%2Fb|c',
    ])
    expect(sent[1]?.body).toBe(body)
  })

  test.each([
    'https://evil.example.org/fhir/Patient/p',
    'https://ehr.example.org/t/one/fhir-evil/Patient/p',
    'https://ehr.example.org/t/two/fhir/Patient/p',
    'https://ehr.example.org@evil.example.org/t/one/fhir/Patient/p',
    '//evil.example.org/fhir/Patient/p',
    '../../two/fhir/Patient/p',
  ])('sends nothing to %s, whichever way leads there (C-156, F-264 … F-266)', async (url) => {
    const { client, sent } = createIdleClient()
    const link = [{ relation: 'next', url }]
    for (const call of [
      () => client.request(url),
      () => client.resolve({ reference: url }),
      () => client.resolve({ reference: url, context: { resourceType: 'Bundle', entry: [] } }),
      () => client.nextPage({ bundle: { resourceType: 'Bundle', link } }),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'foreign-url' })
    expect(sent).toEqual([])
  })

  test('refuses an id that leaves its type', async () => {
    const { client, sent } = createIdleClient()
    await expect(client.read({ resourceType: 'Patient', id: '..' })).rejects.toMatchObject({
      code: 'foreign-url',
    })
    expect(sent).toEqual([])
  })
})

describe('a client that sends by the guarded transport', () => {
  let server: Server
  let base: string
  let listener: RequestListener
  let seen: { url: string | undefined; token: string | undefined }[]

  beforeEach(async () => {
    seen = []
    server = createServer((request, response) => {
      seen.push({ url: request.url, token: request.headers.authorization })
      listener(request, response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })

  afterEach(() => {
    server.close()
    server.closeAllConnections()
  })

  /** Sends with a token, within limits that differ from those of the product only in their size. */
  function createGuardedClient(fhirBase: string, limits: Partial<RequestOptions> = {}) {
    const fetch = createRecorder({ stepId: 's', newId: () => 'x', now: () => 0, onExchange: () => {} })
    return createFhirClient(fhirBase, (request) =>
      sendFhir(
        (url, init, options) => fetch(url, init, { ...options, ...limits }),
        { ...request, accessToken: 'secret' },
        { now: () => 0, sleep: async () => {} },
      ),
    )
  }

  const answer =
    (body: string, status = 200, headers = {}): RequestListener =>
    (_, response) =>
      void response.writeHead(status, headers).end(body)

  const PATIENT = '{ "resourceType": "Patient", "id": "p", "value": 1.10 }'

  test('returns the raw body, whatever it is', async () => {
    const client = createGuardedClient(base)
    for (const body of [PATIENT, '<html>', '', '[1.10']) {
      listener = answer(body)
      expect(await client.read({ resourceType: 'Patient', id: 'p' })).toMatchObject({
        status: 200,
        text: body,
      })
    }
  })

  test('returns a refusal as the server sent it', async () => {
    listener = answer('{"resourceType":"OperationOutcome"}', 403, { 'www-authenticate': 'Bearer x' })
    const result = await createGuardedClient(base).read({ resourceType: 'Patient', id: 'p' })
    expect([result.status, result.headers.get('www-authenticate')]).toEqual([403, 'Bearer x'])
  })

  test('stops reading a body that is too large, not one that just fits', async () => {
    const client = createGuardedClient(base, { maxBytes: PATIENT.length })
    listener = answer(PATIENT)
    expect(await client.read({ resourceType: 'Patient', id: 'p' })).toMatchObject({ text: PATIENT })
    listener = answer(`${PATIENT} `)
    await expect(client.read({ resourceType: 'Patient', id: 'p' })).rejects.toMatchObject({
      code: 'too-large',
    })
  })

  test('gives up on a body that does not end', async () => {
    listener = (_, response) => void response.writeHead(200).write('{')
    const client = createGuardedClient(base, { timeoutMs: 200 })
    await expect(client.read({ resourceType: 'Patient', id: 'p' })).rejects.toMatchObject({ code: 'timeout' })
  })

  test('follows no redirect', async () => {
    listener = answer('', 302, { location: '/other' })
    const client = createGuardedClient(base)
    await expect(client.read({ resourceType: 'Patient', id: 'p' })).rejects.toMatchObject({
      code: 'redirect-refused',
    })
    expect(seen).toHaveLength(1)
  })

  test('repeats a read while the server is busy, never a write', async () => {
    listener = (request, response) => {
      const isFirst = seen.length === 1
      answer(PATIENT, isFirst || request.method !== 'GET' ? 503 : 200)(request, response)
    }
    const client = createGuardedClient(base)
    expect(await client.read({ resourceType: 'Patient', id: 'p' })).toMatchObject({ status: 200 })
    seen.length = 0
    const body = { resourceType: 'Basic' }
    expect(await client.create({ resourceType: 'Basic', body })).toMatchObject({ status: 503 })
    expect(seen).toHaveLength(1)
  })

  test('keeps the token from another server, which the library alone would send it to', async () => {
    listener = answer(PATIENT)
    const link = [{ relation: 'next', url: `${base}/next` }]
    const calls = (client: Pick<Client, 'resolve' | 'nextPage'>) => [
      client.nextPage({ bundle: { resourceType: 'Bundle', link } }),
      client.resolve({ reference: `${base}/fhir/Patient/p` }),
    ]
    const guarded = createGuardedClient('http://localhost:1/fhir') as unknown as Client
    for (const call of calls(guarded)) await expect(call).rejects.toMatchObject({ code: 'foreign-url' })
    expect(seen).toEqual([])
    await Promise.all(calls(new Client({ baseUrl: 'http://localhost:1/fhir', bearerToken: 'secret' })))
    expect(seen).toContainEqual({ url: '/next', token: 'Bearer secret' })
    expect(seen).toContainEqual({ url: '/fhir/Patient/p', token: undefined })
  })
})
