import { describe, expect, test } from 'vitest'
import { client, server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

describe('callback', () => {
  test.each<[string, (parameters: URLSearchParams) => void, string]>([
    ['no state (F-049)', (p) => p.delete('state'), 'carries no state'],
    ['another state (F-050)', (p) => p.set('state', 'x'.repeat(43)), 'does not belong to a login'],
    ['an empty state (F-051)', (p) => p.set('state', ''), 'carries no state'],
    [
      'a cut state (F-052)',
      (p) => p.set('state', (p.get('state') ?? '').slice(0, -1)),
      'does not belong to a login',
    ],
    [
      'a state with a space (F-052)',
      (p) => p.set('state', `${p.get('state')} `),
      'does not belong to a login',
    ],
    ['two states (F-056)', (p) => p.append('state', 'x'), 'more than once'],
    ['two codes (F-059)', (p) => p.append('code', 'x'), 'more than once'],
    [
      'an error with a wrong state (F-061)',
      (p) => change(p, { error: 'access_denied', state: 'x' }),
      'does not belong to a login',
    ],
  ])('%s is refused on the page and the genuine login stays open', async (_, tamper, words) => {
    let times = 0
    server.tamper.callback = (parameters) => {
      if (times++ === 0) tamper(parameters)
    }
    const { authorizeUrl = '', id } = await client.prepare({ serverId: 'mock-public' })
    const page = await client.browser.open(authorizeUrl)
    expect(page.status).toBe(400)
    expect(page.text).toContain(words)
    expect(server.tokenRequests()).toEqual([])
    await client.browser.open(authorizeUrl)
    expect((await client.until(id, 'active', 'failed')).state).toBe('active')
  })

  test.each<[string, (parameters: URLSearchParams) => void, string]>([
    ['no code (F-057)', (p) => p.delete('code'), 'callback-invalid'],
    ['an empty code (F-058)', (p) => p.set('code', ''), 'callback-invalid'],
    ['code and error (F-060)', (p) => p.set('error', 'server_error'), 'authorization-refused'],
    [
      'access_denied (F-062)',
      (p) => change(p, { code: undefined, error: 'access_denied' }),
      'authorization-refused',
    ],
    ['another iss (F-076)', (p) => p.set('iss', 'https://other.example'), 'issuer-mismatch'],
  ])('%s ends the run without a token request', async (_, tamper, code) => {
    server.tamper.callback = tamper
    const run = await client.login()
    expect(run).toMatchObject({ state: 'failed', error: { code } })
    expect(server.tokenRequests()).toEqual([])
  })

  test('iss must come when the server says so (F-077), and a right one is fine (F-079)', async () => {
    server.tamper.smartConfiguration = (json) => ({
      ...json,
      authorization_response_iss_parameter_supported: true,
    })
    expect((await client.login()).error?.code).toBe('issuer-mismatch')
    server.tamper.callback = (p) => p.set('iss', `${server.origin}/auth`)
    expect((await client.login()).state).toBe('active')
  })

  test('the same callback twice redeems once (F-053, F-087)', async () => {
    const { authorizeUrl = '', id } = await client.prepare({ serverId: 'mock-public' })
    const { way } = await client.browser.open(authorizeUrl)
    await client.until(id, 'active')
    expect((await client.browser.open(way[1] ?? '')).status).toBe(400)
    expect(server.tokenRequests()).toHaveLength(1)
  })

  test('a callback in another browser is refused (F-054), one without a login too (F-055)', async () => {
    const { authorizeUrl = '' } = await client.prepare({ serverId: 'mock-public' })
    const other = await fetch(authorizeUrl)
    expect(other.status).toBe(400)
    expect(await other.text()).toContain('another browser session')
    expect((await fetch(`${client.redirectUri}?code=x&state=y`)).status).toBe(400)
    expect(server.tokenRequests()).toEqual([])
  })

  test('a late callback is refused (F-088)', async () => {
    const { authorizeUrl = '' } = await client.prepare({ serverId: 'mock-public' })
    client.advance(3_600_000)
    expect((await client.browser.open(authorizeUrl)).text).toContain('took too long')
    expect(server.tokenRequests()).toEqual([])
  })

  test('error_description is text, cut short (F-073, F-074)', async () => {
    const { authorizeUrl = '', id } = await client.prepare({ serverId: 'mock-public' })
    const answer = new URLSearchParams({
      state: new URL(authorizeUrl).searchParams.get('state') ?? '',
      error: 'access_denied',
      error_description: `<script src=//canary.example/x.js></script>\u202e\u0000${'x'.repeat(100_000)}`,
    })
    await client.browser.request(`${client.redirectUri}?${answer}`)
    const run = await client.until(id, 'failed')
    expect(run.error?.message.length).toBeLessThan(500)
    const done = await client.browser.open(`${client.origin}/done?run=${run.id}`)
    expect(done.text).not.toContain('<script src')
    expect(done.text).toContain('&lt;script src')
  })

  test('a POST to the callback is not one (F-085, F-086)', async () => {
    const response = await client.browser.request(client.redirectUri, {
      method: 'POST',
      body: new URLSearchParams({ code: 'x', state: 'y' }),
    })
    expect(response.status).toBe(405)
  })
})

function change(parameters: URLSearchParams, changes: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) parameters.delete(name)
    else parameters.set(name, value)
  }
}
