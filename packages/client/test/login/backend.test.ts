import { describe, expect, test } from 'vitest'
import type { Seen } from '../support/tamper.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

const REFUSED = JSON.stringify({ error: 'invalid_client', error_description: 'no' })

/** Refuses the first token requests. */
function refuse(times: number, headers: Record<string, string> = {}, change = () => {}): void {
  let left = times
  server.tamper.reply = ({ method, url }) => {
    if (method !== 'POST' || !url.startsWith('/auth/token') || left-- <= 0) return undefined
    change()
    return { status: 401, headers: { 'content-type': 'application/json', ...headers }, body: REFUSED }
  }
}

const claimsOf = ({ form }: Seen) =>
  JSON.parse(Buffer.from((form.get('client_assertion') ?? '').split('.')[1] ?? '', 'base64url').toString())

describe('a backend service whose assertion is refused', () => {
  test('signs one other, after a pause (F-225)', async () => {
    refuse(1)
    const run = await client.login('mock-backend')
    expect(run.state).toBe('active')
    const [first, second, ...more] = server.tokenRequests().map(claimsOf)
    expect(more).toEqual([])
    expect(second.jti).not.toBe(first.jti)
    expect(client.slept).toEqual([1000])
    expect(run.steps.find(({ kind }) => kind === 'token')?.verdict).toMatchObject({
      level: 'warning',
      message: expect.stringContaining('rejected'),
    })
  })

  test('signs by the clock of the server (F-226)', async () => {
    refuse(1, { date: new Date(Date.now() + 240_000).toUTCString() })
    expect((await client.login('mock-backend')).state).toBe('active')
    const [first, second] = server.tokenRequests().map(claimsOf)
    expect(second.exp - first.exp).toBeGreaterThan(230)
    expect(second.exp - second.iat).toBeLessThanOrEqual(300)
  })

  test('signs for the token URL that discovery names now (F-227)', async () => {
    const moved = `${server.origin}/auth/token?moved=1`
    refuse(1, {}, () => {
      server.tamper.smartConfiguration = (json) => ({ ...json, token_endpoint: moved })
    })
    expect((await client.login('mock-backend')).state).toBe('active')
    const requests = server.tokenRequests()
    expect(requests.map(({ url }) => url)).toEqual(['/auth/token', '/auth/token?moved=1'])
    expect(requests.map((each) => claimsOf(each).aud)).toEqual([`${server.origin}/auth/token`, moved])
  })

  test('gives up when that one is refused too (F-228)', async () => {
    refuse(9)
    const run = await client.login('mock-backend')
    expect(run.state).toBe('failed')
    expect(run.error?.message).toContain('invalid_client')
    expect(server.tokenRequests()).toHaveLength(2)
  })
})

test('a public client whose client_id is not taken at refresh goes without it from then on (F-221)', async () => {
  server.tamper.reply = ({ form }) =>
    form.get('grant_type') === 'refresh_token' && form.has('client_id')
      ? { status: 400, headers: { 'content-type': 'application/json' }, body: '{"error":"invalid_request"}' }
      : undefined
  const { id } = await client.login('mock-public')
  await client.api('POST', `/api/runs/${id}/refresh`, {})
  await client.api('POST', `/api/runs/${id}/refresh`, {})
  const named = server.tokenRequests().map(({ form }) => form.has('client_id'))
  expect(named).toEqual([true, true, false, false])
})

test('the keys are answered 304 to who has them already (F-229)', async () => {
  const first = await fetch(client.jwksUrl, { headers: { Accept: 'application/jwk-set+json' } })
  const headers = { 'If-None-Match': first.headers.get('etag') ?? '' }
  expect(first.status).toBe(200)
  const again = await fetch(client.jwksUrl, { headers })
  expect(again.status).toBe(304)
  expect(again.headers.get('cache-control')).toContain('max-age')
})
