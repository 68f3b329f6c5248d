import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startClient } from '../../src/index.ts'
import type {
  DiscoveryReport,
  ResourceCapability,
  RunEvent,
  ServerEntry,
  ServerFile,
  ServerList,
} from '../../src/model/api.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

describe('server list', () => {
  test('comes with the sample clients of the mock', async () => {
    const { servers } = await client.api<ServerList>('GET', '/api/servers')
    expect(servers.map(({ clientId }) => clientId)).toEqual([
      'smart-client-public',
      'smart-client-symmetric',
      'smart-client-asymmetric',
      'smart-client-backend',
    ])
    expect(servers.every(({ fhirBase }) => fhirBase === server.fhirBase)).toBe(true)
  })

  test('add, edit, duplicate, delete, export, import', async () => {
    const added = await client.api<ServerEntry>('POST', '/api/servers', {
      name: 'Mine',
      fhirBase: 'https://ehr.example/fhir',
      clientSecret: 'top-secret',
    })
    expect(added).toMatchObject({ hasSecret: true, builtIn: false, clientType: 'public' })
    const edited = await client.api<ServerEntry>('PUT', `/api/servers/${added.id}`, { clientId: 'me' })
    expect(edited).toMatchObject({ clientId: 'me', hasSecret: true })
    expect(await client.api('PUT', `/api/servers/${added.id}`, { clientSecret: null })).toMatchObject({
      hasSecret: false,
    })
    const copy = await client.api<ServerEntry>('POST', `/api/servers/${added.id}/duplicate`)
    expect(copy).toMatchObject({ name: 'Mine (copy)', clientId: 'me' })
    expect(await client.api('DELETE', `/api/servers/${copy.id}`)).toEqual({ deleted: true })
    const file = await client.api<ServerFile>('GET', '/api/servers/export')
    const { servers } = await client.api<ServerList>('POST', '/api/servers/import', file)
    expect(servers).toHaveLength(10)
  })

  test.each([
    [{ name: 'x' }, 'fhirBase'],
    [{ name: '', fhirBase: 'https://x.example' }, 'name'],
    [{ name: 'x', fhirBase: 'ftp://x.example' }, 'fhirBase'],
    [{ name: 'x', fhirBase: 'https://x.example', clientType: 'other' }, 'clientType'],
    [{ name: 'x', fhirBase: 'https://x.example', surprise: 1 }, 'surprise'],
    [
      { name: 'x', fhirBase: 'https://x.example', endpoints: { token_endpoint: 'javascript:x' } },
      'endpoints.token_endpoint',
    ],
  ])('%j is refused, naming the field', async (draft, field) => {
    const answer = await client.api<{ fields: Record<string, string> }>('POST', '/api/servers', draft)
    expect(answer.error?.level).toBe('error')
    expect(Object.keys(answer.fields)).toContain(field)
  })

  test('an older file is imported, its exchangePlace as requestsFrom', async () => {
    const old = { name: 'Old', fhirBase: 'https://old.example/fhir', exchangePlace: 'browser' }
    const file = { format: 'smart-client-servers', version: 1, servers: [old] }
    const { servers } = await client.api<ServerList>('POST', '/api/servers/import', file)
    expect(servers.at(-1)).toMatchObject({ name: 'Old', requestsFrom: 'browser' })
    expect(servers.at(-1)).not.toHaveProperty('exchangePlace')
    expect((await client.api('POST', '/api/servers', old)).error?.level).toBe('error')
  })

  test('what is not there is a clear 404', async () => {
    expect((await client.api('PUT', '/api/servers/nope', {})).error?.code).toBe('not-found')
    expect((await client.api('GET', '/api/runs/nope')).error?.code).toBe('not-found')
    expect((await client.api('GET', '/api/nope')).error?.message).toContain('/api/nope')
  })
})

describe('settings file', () => {
  let folder: string
  let file: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'smart-client-'))
    file = join(folder, 'deep', 'servers.json')
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const start = (mockBase = server.fhirBase) => startClient({ port: 0, settingsFile: file, mockBase })
  const list = async (origin: string): Promise<ServerList> => (await fetch(`${origin}/api/servers`)).json()
  const edit = (origin: string, changes: object) =>
    fetch(`${origin}/api/servers/mock-public`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(changes),
    })

  test('changes are kept, readable by the owner alone, and built-in entries follow the mock', async () => {
    const one = await start()
    await edit(one.origin, { notes: 'kept' })
    await one.close()
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const two = await start('http://localhost:1/fhir')
    const { servers } = await list(two.origin)
    expect(servers[0]).toMatchObject({ notes: 'kept', fhirBase: 'http://localhost:1/fhir' })
    await two.close()
  })

  test('a file from before requestsFrom keeps what exchangePlace said', async () => {
    const one = await start()
    await edit(one.origin, { requestsFrom: 'browser' })
    await one.close()
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('requestsFrom', 'exchangePlace'))
    const two = await start()
    const { servers, problem } = await list(two.origin)
    expect(problem).toBeUndefined()
    expect(servers.map(({ requestsFrom }) => requestsFrom)).toEqual(['browser', 'server', 'server', 'server'])
    await two.close()
  })

  test.each(['{"version":1,', '{"version":2,"servers":[]}', '{"version":1,"servers":[{"id":"x"}]}'])(
    'a damaged file (%s) is kept aside and reported',
    async (text) => {
      const one = await start()
      await edit(one.origin, { notes: 'x' })
      await one.close()
      await writeFile(file, text)
      const two = await start()
      expect(two.problem).toContain('kept as')
      expect((await list(two.origin)).problem?.level).toBe('error')
      await edit(two.origin, { notes: 'y' })
      await two.close()
      const aside = (await readdir(join(folder, 'deep'))).find((name) => name.includes('damaged'))
      expect(await readFile(join(folder, 'deep', aside ?? ''), 'utf8')).toBe(text)
    },
  )

  test('many edits at once all arrive', async () => {
    const one = await start()
    const add = (n: number) =>
      fetch(`${one.origin}/api/servers`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: `s${n}`, fhirBase: 'https://x.example' }),
      })
    await Promise.all(Array.from({ length: 20 }, (_, n) => add(n)))
    await one.close()
    expect(JSON.parse(await readFile(file, 'utf8')).servers).toHaveLength(24)
  })
})

describe('who may ask', () => {
  const raw = (headers: Record<string, string>, path = '/api/servers') =>
    new Promise<number>((resolve) => {
      httpRequest(client.origin + path, { headers }, (response) =>
        resolve(response.resume().statusCode ?? 0),
      ).end()
    })

  test('another host name gets nothing (DNS rebinding)', async () => {
    expect(await raw({ host: 'evil.example' })).toBe(421)
    expect(await raw({ host: `localhost:${client.port}` })).toBe(200)
    expect(await raw({ host: `127.0.0.1:${client.port}` })).toBe(200)
  })

  test('a page of another origin cannot use the API, one of another port of this host neither', async () => {
    expect(await raw({ origin: 'https://evil.example' })).toBe(403)
    expect(await raw({ origin: 'http://localhost:1' })).toBe(403)
    expect(await raw({ 'sec-fetch-site': 'same-site' })).toBe(403)
    expect(await raw({ origin: client.origin, 'sec-fetch-site': 'same-origin' })).toBe(200)
    expect(await raw({ 'sec-fetch-site': 'cross-site' }, '/launch')).toBe(400)
  })

  test('a form is no API call, a huge body neither', async () => {
    const form = await client.browser.request(`${client.origin}/api/servers`, {
      method: 'POST',
      body: new URLSearchParams({ name: 'x' }),
    })
    expect(form.status).toBe(415)
    const huge = await client.browser.request(`${client.origin}/api/servers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: 'x'.repeat(7_000_000),
    })
    expect(huge.status).toBe(413)
  })

  test('runs of another browser are not there', async () => {
    const run = await client.login()
    expect((await fetch(`${client.origin}/api/runs/${run.id}`)).status).toBe(404)
    expect((await fetch(`${client.origin}/api/runs/${run.id}/tokens`)).status).toBe(404)
  })

  test('pages say who may frame them and send no referrer (C-013, C-078)', async () => {
    const { headers } = await fetch(`${client.redirectUri}?code=secret`)
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('content-security-policy')).toContain(`frame-ancestors 'self' ${server.origin}`)
    expect(headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/)
  })

  test('over https the session works in a frame of another site, the API still for this page alone (C-013)', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'smart-client-https-'))
    const publicUrl = 'https://apps.example'
    const secure = await startClient({ port: 0, publicUrl, settingsFile: join(folder, 'servers.json') })
    const ask = (headers: Record<string, string>) =>
      new Promise<[number | undefined, string[] | undefined]>((resolve) => {
        const all = { host: 'apps.example', ...headers }
        httpRequest(`http://127.0.0.1:${secure.port}/api/info`, { headers: all }, (response) =>
          resolve([response.resume().statusCode, response.headers['set-cookie']]),
        ).end()
      })
    const [status, cookies] = await ask({ 'sec-fetch-site': 'same-origin' })
    expect(status).toBe(200)
    expect(cookies?.[0]).toMatch(/^smart-client-0=\S+; Path=\/; HttpOnly; Secure; SameSite=None$/)
    expect(cookies?.[1]).toMatch(/^smart-client-0-framed=\S+; .*Secure; SameSite=None; Partitioned$/)
    // Each identifies its session: a browser that blocks third-party cookies has only the second.
    for (const cookie of cookies ?? []) expect(await ask({ cookie })).toEqual([200, undefined])
    expect((await ask({ 'sec-fetch-site': 'cross-site' }))[0]).toBe(403)
    expect((await ask({ origin: 'https://ehr.example' }))[0]).toBe(403)
    await secure.close()
    await rm(folder, { recursive: true })
  })

  test('/jwks.json has public keys alone, RS384 and ES384 (C-121 … C-126)', async () => {
    const response = await fetch(client.jwksUrl)
    const { keys } = await response.json()
    expect(keys.map(({ alg }: { alg: string }) => alg)).toEqual(['RS384', 'ES384'])
    for (const key of keys)
      expect(
        Object.keys(key).filter((name) => ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'].includes(name)),
      ).toEqual([])
    expect(response.headers.get('cache-control')).toContain('max-age')
  })
})

describe('a run', () => {
  test('can be stepped through', async () => {
    const { id } = await client.api<{ id: string }>('POST', '/api/runs', {
      serverId: 'mock-backend',
      stepwise: true,
    })
    for (let steps = 0; steps < 30; steps++) {
      const run = await client.until(id, 'paused', 'active', 'failed')
      if (run.state !== 'paused') break
      const seen = run.steps.length
      await client.api('POST', `/api/runs/${id}/continue`)
      while ((await client.run(id)).steps.length === seen && (await client.run(id)).state === 'paused')
        await new Promise((resolve) => setTimeout(resolve, 5))
    }
    expect((await client.run(id)).state).toBe('active')
  })

  test('can be given up; its callback is then refused', async () => {
    const { id, authorizeUrl = '' } = await client.prepare({ serverId: 'mock-public' })
    expect(await client.api('POST', `/api/runs/${id}/cancel`)).toMatchObject({ state: 'cancelled' })
    expect((await client.browser.open(authorizeUrl)).status).toBe(400)
    expect(server.tokenRequests()).toEqual([])
  })

  test('is told as events, and again after a reconnect', async () => {
    const run = await client.login()
    const response = await client.browser.request(`${client.origin}/api/events`, {
      headers: { 'last-event-id': '0' },
    })
    const events = await read(
      response,
      ({ type, ...event }) => type === 'run' && 'run' in event && event.run.state === 'active',
    )
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['run', 'step', 'exchange']))
    expect(events.every((event) => 'runId' in event && event.runId === run.id)).toBe(true)
  })

  test('can be taken along without tokens, codes and FHIR data', async () => {
    const run = await client.login()
    await client.api('POST', `/api/runs/${run.id}/refresh`, {})
    const tokens = server
      .tokenRequests()
      .flatMap(({ form }) => [form.get('code'), form.get('code_verifier'), form.get('refresh_token')])
    const secrets = [
      ...tokens,
      'access-2',
      'refresh-3',
      new URL(run.authorizeUrl ?? '').searchParams.get('state'),
    ].filter((value) => value !== null)
    for (const format of ['json', 'html', 'har']) {
      const report = await (
        await client.browser.request(`${client.origin}/api/runs/${run.id}/report?format=${format}`)
      ).text()
      expect(report).toContain('/auth/token')
      for (const secret of secrets) {
        expect(report).not.toContain(secret)
        expect(report).not.toContain(encodeURIComponent(secret))
      }
      expect(report).not.toMatch(/eyJ[\w-]+\.[\w-]+\./)
      expect(report).not.toContain('"resourceType":"Patient"')
    }
    expect(
      (await client.browser.request(`${client.origin}/api/runs/${run.id}/report?format=pdf`)).status,
    ).toBe(400)
  })

  test('its requests can be copied as curl, secrets as variables', async () => {
    const run = await client.login('mock-symmetric')
    const curl = async (part: string) => {
      const exchange = run.exchanges.find(
        ({ request }) => request.url.includes(part) && request.method !== 'OPTIONS',
      )
      return (
        await client.browser.request(`${client.origin}/api/runs/${run.id}/exchanges/${exchange?.id}/curl`)
      ).text()
    }
    expect(await curl('/auth/token')).toMatch(
      /-H 'authorization: Basic '"\$CLIENT_CREDENTIALS"''[\s\S]*code='"\$CODE"'&code_verifier='"\$CODE_VERIFIER"'/,
    )
    expect(await curl('/fhir/Patient/p1')).toContain(`-H 'authorization: Bearer '"$ACCESS_TOKEN"''`)
  })

  test('discovery panel and capability browser', async () => {
    const report = await client.api<DiscoveryReport>('POST', '/api/servers/mock-public/discovery')
    expect(report.documents.map(({ name, verdict }) => [name, verdict.level])).toEqual([
      ['smart-configuration', 'ok'],
      ['openid-configuration', 'ok'],
      ['metadata', 'ok'],
    ])
    expect(report.capabilities.every(({ known }) => known)).toBe(true)
    const run = await client.login()
    const [patient] = await client.api<ResourceCapability[]>('GET', `/api/runs/${run.id}/capabilities`)
    expect(patient).toMatchObject({
      type: 'Patient',
      granted: { read: true, search: true },
      suggestions: [{ path: 'Patient/p1' }],
    })
    expect(
      server.seen.filter(
        ({ url, headers }) => url === '/fhir/metadata' && headers.authorization !== undefined,
      ),
    ).toEqual([])
  })
})

async function read(response: Response, until: (event: RunEvent) => boolean): Promise<RunEvent[]> {
  const events: RunEvent[] = []
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    const parts = text.split('\n\n')
    text = parts.pop() ?? ''
    for (const part of parts) {
      const data = /^data: (.*)$/m.exec(part)?.[1]
      if (!data) continue
      const event: RunEvent = JSON.parse(data)
      events.push(event)
      if (until(event)) return events
    }
  }
  return events
}
