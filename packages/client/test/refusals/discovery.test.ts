import { describe, expect, test } from 'vitest'
import { at } from '../support/answer-at.ts'
import type { Tamper } from '../support/tamper.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

const WK = '/fhir/.well-known/smart-configuration'

describe('discovery', () => {
  const without = (name: string): Tamper => ({ smartConfiguration: ({ [name]: _, ...json }) => json })
  test.each<[string, Tamper, string]>([
    ['401 (F-014)', { reply: at(WK, { status: 401 }) }, 'http-status'],
    ['503 (F-015)', { reply: at(WK, { status: 503, headers: { 'retry-after': '7' } }) }, 'http-status'],
    ['404 without CapabilityStatement endpoints (F-013)', { reply: at(WK, { status: 404 }) }, 'http-status'],
    ['HTML (F-017)', { reply: at(WK, { status: 200, body: '<html>' }) }, 'not-json'],
    ['malformed JSON (F-019)', { reply: at(WK, { status: 200, body: '{"token_endpoint":' }) }, 'not-json'],
    ['an array (F-019)', { reply: at(WK, { status: 200, body: '[]' }) }, 'not-json'],
    ['an empty body (F-019)', { reply: at(WK, { status: 200 }) }, 'not-json'],
    ['no authorization_endpoint (F-020)', without('authorization_endpoint'), 'endpoint-missing'],
    ['no token_endpoint (F-021)', without('token_endpoint'), 'endpoint-missing'],
    [
      'a redirect elsewhere (F-037)',
      { reply: at(WK, { status: 302, headers: { location: 'http://127.0.0.1:9/' } }) },
      'redirect-refused',
    ],
    [
      'a token endpoint elsewhere (F-024)',
      { smartConfiguration: (json) => ({ ...json, token_endpoint: 'http://127.0.0.1:9/token' }) },
      'foreign-url',
    ],
    ['a redirect loop', { reply: at(WK, { status: 302, headers: { location: WK } }) }, 'redirect-refused'],
  ])('%s stops before anyone is sent away', async (_, tamper, code) => {
    Object.assign(server.tamper, tamper)
    const run = await client.prepare({ serverId: 'mock-public' })
    expect(run).toMatchObject({ state: 'failed', error: { code } })
    expect(run.authorizeUrl).toBeUndefined()
  })

  test.each<[string, Tamper]>([
    [
      'a redirect at the same origin (F-036)',
      {
        reply: ({ url }) => (url === WK ? { status: 301, headers: { location: `${WK}?moved` } } : undefined),
      },
    ],
    [
      'text/plain (F-018)',
      { reply: () => undefined, smartConfiguration: (json) => ({ ...json, unknown: 1 }) },
    ],
    ['no PKCE advertised (F-025)', without('code_challenge_methods_supported')],
    [
      'only plain advertised (F-026)',
      { smartConfiguration: (json) => ({ ...json, code_challenge_methods_supported: ['plain'] }) },
    ],
    ['no capabilities (F-031)', without('capabilities')],
    [
      'relative endpoints (F-022)',
      { smartConfiguration: (json) => ({ ...json, token_endpoint: '../auth/token' }) },
    ],
    [
      'an endpoint with a query (F-028)',
      {
        smartConfiguration: (json) => ({
          ...json,
          authorization_endpoint: `${json.authorization_endpoint}?tenant=1`,
        }),
      },
    ],
  ])('%s does not keep it from logging in, with S256', async (_, tamper) => {
    Object.assign(server.tamper, tamper)
    const run = await client.login()
    expect(run.error).toBeUndefined()
    expect(run.state).toBe('active')
    expect(new URL(run.authorizeUrl ?? '').searchParams.get('code_challenge_method')).toBe('S256')
  })
})
