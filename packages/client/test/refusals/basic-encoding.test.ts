import { beforeEach, describe, expect, test } from 'vitest'
import type { TokenActionResult } from '../../src/model/api.ts'
import { at } from '../support/answer-at.ts'
import { stepOf } from '../support/test-client.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'

const UUID = '0b8f3c52-6f1c-4b2a-9d1e-2f0a7c55e1d4'
const SPECIAL = 'p:s+é/='

startPairForEach()

const edit = (settings: object) => client.api('PUT', '/api/servers/mock-symmetric', settings)
const sent = () => {
  const value = server.tokenRequests().at(-1)?.headers.authorization ?? ''
  return Buffer.from(value.replace(/^Basic /, ''), 'base64').toString('utf8')
}
const refuse = (path: string) => {
  const headers = { 'content-type': 'application/json' }
  server.tamper.reply = at(path, { status: 401, body: '{"error":"invalid_client"}', headers })
}
const ADVICE = /RFC 6749 section 2\.3\.1 encodes the secret in Basic/

describe('Basic authentication', () => {
  beforeEach(() => edit({ clientSecret: SPECIAL }))

  test('leaves hyphens of id and secret as they are', async () => {
    await edit({ clientId: UUID, clientSecret: UUID })
    await client.login('mock-symmetric')
    expect(sent()).toBe(`${UUID}:${UUID}`)
  })

  test('encodes what is reserved, or nothing when the entry says so', async () => {
    await client.login('mock-symmetric')
    expect(sent()).toBe('smart-client-symmetric:p%3As%2B%C3%A9%2F%3D')
    await edit({ rawBasic: true })
    await client.login('mock-symmetric')
    expect(sent()).toBe(`smart-client-symmetric:${SPECIAL}`)
  })

  test.each([
    [false, /enable “Send id and secret unencoded/],
    [true, /disable “Send id and secret unencoded/],
  ])('names the encoding after a 401 when rawBasic is %s', async (rawBasic, action) => {
    await edit({ rawBasic })
    refuse('/auth/token')
    const advice = stepOf(await client.login('mock-symmetric'), 'token')?.verdict?.whatToTry
    expect(advice).toMatch(ADVICE)
    expect(advice).toMatch(action)
  })

  test.each([
    ['the secret has nothing to encode', UUID, 'client_secret_basic'],
    ['the secret is in the body', SPECIAL, 'client_secret_post'],
  ])('does not name the encoding after a 401 when %s', async (_, clientSecret, method) => {
    await edit({ clientSecret })
    server.tamper.smartConfiguration = (json) => ({
      ...json,
      token_endpoint_auth_methods_supported: [method],
    })
    refuse('/auth/token')
    const step = stepOf(await client.login('mock-symmetric'), 'token')
    expect(step?.verdict?.whatToTry).toMatch(/^Check client id, secret/)
    expect(step?.verdict?.whatToTry).not.toMatch(/encode/)
  })

  test('names the encoding when a refresh or a revocation gets a 401', async () => {
    const { id } = await client.login('mock-symmetric')
    refuse('/auth/token')
    const refreshed = await client.api<TokenActionResult>('POST', `/api/runs/${id}/refresh`, {})
    expect(refreshed.verdict.whatToTry).toMatch(ADVICE)
    refuse('/auth/revoke')
    await client.api('POST', `/api/runs/${id}/revoke`, { token: 'access_token' })
    expect(stepOf(await client.run(id), 'revoke')?.verdict?.whatToTry).toMatch(ADVICE)
  })

  test('rejects a client id with a colon before the login when it is to be sent unencoded', async () => {
    await edit({ clientId: 'urn:app', rawBasic: true })
    const run = await client.login('mock-symmetric')
    expect(run.error?.message).toContain('colon')
    expect(server.tokenRequests()).toEqual([])
  })
})
