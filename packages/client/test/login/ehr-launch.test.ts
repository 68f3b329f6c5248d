import { describe, expect, test } from 'vitest'
import type { TokenView } from '../../src/model/api.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'
import { startTestServer } from '../support/test-server.ts'

startPairForEach()

describe('EHR launch', () => {
  const launchUrl = (more: string) => `${client.launchUrl}/mock-public?${more}`

  test('launch is echoed byte for byte, aud is iss, launch is asked for (C-010, C-029, C-031, C-064)', async () => {
    const handle = 'a+b/c=&%#ü'.repeat(100)
    const landing = await client.browser.open(
      launchUrl(new URLSearchParams({ iss: `${server.fhirBase}/`, launch: handle }).toString()),
    )
    const authorize = new URL(landing.way.find((url) => url.includes('/auth/authorize')) ?? '')
    expect(authorize.searchParams.get('launch')).toBe(handle)
    expect(authorize.searchParams.get('aud')).toBe(`${server.fhirBase}/`)
    expect(authorize.searchParams.get('scope')?.split(' ')).toContain('launch')
    expect(new URL(landing.url).pathname).toBe('/')
    const run = await client.until(new URL(landing.url).searchParams.get('run') ?? '', 'active', 'failed')
    expect(run).toMatchObject({ mode: 'ehr', state: 'active' })
  })

  test('an unknown iss asks before anything is sent (C-011, F-006)', async () => {
    const rogue = await startTestServer()
    const iss = encodeURIComponent(rogue.fhirBase)
    const page = await client.browser.open(launchUrl(`iss=${iss}&launch=x`))
    expect(page.status).toBe(200)
    expect(page.text).toContain('Nothing was sent there')
    expect(rogue.seen).toEqual([])
    const token = /name="token" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const confirmed = await client.browser.request(`${client.launchUrl}/confirm`, {
      method: 'POST',
      body: new URLSearchParams({ token, clientId: 'app' }),
    })
    const next = /url=([^"]+)"/.exec(await confirmed.text())?.[1]?.replaceAll('&amp;', '&') ?? ''
    const landing = await client.browser.open(client.origin + next)
    expect(new URL(landing.url).searchParams.get('run')).not.toBeNull()
    expect(rogue.tokenRequests().length).toBeLessThanOrEqual(1)
    await rogue.close()
  })

  test('a launch that three entries fit asks which, then takes the one that was chosen', async () => {
    const query = new URLSearchParams({ iss: server.fhirBase, launch: 'a+b/c=&%#"<' })
    const page = await client.browser.open(`${client.launchUrl}?${query}`)
    expect(page.text).toContain('Which client is launched?')
    expect(server.seen).toEqual([])
    const links = [...page.text.matchAll(/<a href="(\/launch\/[^"]+)"/g)].map(([, link = '']) => link)
    expect(links.map((link) => /^[^?]+/.exec(link)?.[0])).toEqual([
      '/launch/mock-public',
      '/launch/mock-symmetric',
      '/launch/mock-asymmetric',
    ])
    const chosen = await client.browser.open(client.origin + links[1]?.replaceAll('&amp;', '&'))
    const run = await client.until(new URL(chosen.url).searchParams.get('run') ?? '', 'active')
    expect(run.serverId).toBe('mock-symmetric')
    const again = await client.browser.open(`${client.launchUrl}?${query}`)
    const next = await client.until(new URL(again.url).searchParams.get('run') ?? '', 'active')
    expect(next.serverId).toBe('mock-symmetric')
    const authorize = server.seen.findLast(({ url }) => url.startsWith('/auth/authorize'))
    expect(new URL(authorize?.url ?? '', server.fhirBase).searchParams.get('launch')).toBe('a+b/c=&%#"<')
  })

  test('a launch takes the entry whose launch mode is EHR launch', async () => {
    await client.api('PUT', '/api/servers/mock-asymmetric', { launchMode: 'ehr' })
    const query = new URLSearchParams({ iss: server.fhirBase, launch: 'x' })
    const landing = await client.browser.open(`${client.launchUrl}?${query}`)
    const run = await client.until(new URL(landing.url).searchParams.get('run') ?? '', 'active')
    expect(run.serverId).toBe('mock-asymmetric')
  })

  test('an entry of another server or a backend service is not launched by its id', async () => {
    const query = new URLSearchParams({ iss: server.fhirBase, launch: 'x' })
    const page = await client.browser.open(`${client.launchUrl}/mock-backend?${query}`)
    expect(page.text).toContain('Which client is launched?')
    expect(server.seen).toEqual([])
  })

  test.each([
    ['no iss (F-001)', 'launch=x'],
    ['no launch (F-002)', 'iss=http://localhost:1/fhir'],
    ['an empty launch', 'iss=http://localhost:1/fhir&launch='],
    ['two iss (F-008)', 'iss=http://localhost:1/fhir&iss=http://localhost:2/fhir&launch=x'],
    ['a script (F-007)', 'iss=javascript:alert(1)&launch=x'],
    ['user info (F-007)', 'iss=https://good.example@evil.example/&launch=x'],
    ['a link-local address (F-007)', 'iss=http://169.254.169.254/fhir&launch=x'],
  ])('a launch with %s is refused', async (_, query) => {
    const page = await client.browser.open(launchUrl(query))
    expect(page.status).toBe(400)
    expect(page.text).toContain('Launch rejected')
    expect(server.seen).toEqual([])
  })

  test('two launches at once keep apart (F-010)', async () => {
    const one = await client.browser.open(
      launchUrl(new URLSearchParams({ iss: server.fhirBase, launch: 'one' }).toString()),
    )
    const two = await client.browser.open(
      launchUrl(new URLSearchParams({ iss: server.fhirBase, launch: 'two' }).toString()),
    )
    const ids = [one, two].map(({ url }) => new URL(url).searchParams.get('run') ?? '')
    const runs = await Promise.all(ids.map((id) => client.until(id, 'active')))
    const tokens = await Promise.all(
      runs.map(({ id }) => client.api<TokenView>('GET', `/api/runs/${id}/tokens`)),
    )
    expect(new Set(tokens.map(({ accessToken }) => accessToken)).size).toBe(2)
  })

  test('in a frame whose login page forbids framing it offers a tab (F-047)', async () => {
    server.tamper.reply = ({ method, url }) =>
      method === 'HEAD' && url.startsWith('/auth/authorize')
        ? { status: 200, headers: { 'x-frame-options': 'DENY' } }
        : undefined
    const page = await client.browser.open(
      launchUrl(new URLSearchParams({ iss: server.fhirBase, launch: 'x' }).toString()),
      { 'sec-fetch-dest': 'iframe' },
    )
    expect(page.text).toContain('target="_blank"')
    expect(page.text).not.toContain('<iframe')
  })

  test('in a frame, when the login page cannot be looked at, the way out stays in sight', async () => {
    server.tamper.reply = ({ method }) => (method === 'HEAD' ? { status: 405 } : undefined)
    const query = new URLSearchParams({ iss: server.fhirBase, launch: 'x' })
    const page = await client.browser.open(launchUrl(query.toString()), { 'sec-fetch-dest': 'iframe' })
    const [, source = ''] = /<iframe src="([^"]+)"/.exec(page.text) ?? []
    expect(page.text).toContain('target="_blank"')
    const done = await client.browser.open(source.replaceAll('&amp;', '&'))
    expect(done.text).toContain('smart-client-done')
  })

  test('in a frame whose server allows it, the login goes on in place', async () => {
    const query = new URLSearchParams({ iss: server.fhirBase, launch: 'x' })
    const landing = await client.browser.open(launchUrl(query.toString()), { 'sec-fetch-dest': 'iframe' })
    expect(new URL(landing.url).searchParams.get('run')).not.toBeNull()
  })
})
