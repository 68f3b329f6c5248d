import { mkdtemp, rm } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startClient } from '../../src/index.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

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
