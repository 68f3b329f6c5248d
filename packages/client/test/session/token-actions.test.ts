import { describe, expect, test } from 'vitest'
import type { TokenActionResult } from '../../src/model/api.ts'
import { queryPatient } from '../support/query-patient.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

describe('actions on tokens', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['no longer active', { active: false }, 'warning'],
    ['of another client', { active: true, client_id: 'another' }, 'error'],
  ])('an access token that is %s is not used again (F-291, F-292)', async (_, answer, level) => {
    const run = await client.login()
    server.tamper.reply = ({ url }) =>
      url === '/auth/introspect'
        ? { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer) }
        : undefined
    const introspect = (token: string) =>
      client.api<TokenActionResult>('POST', `/api/runs/${run.id}/introspect`, { token })
    const result = await introspect('access_token')
    expect(result).toMatchObject({ json: answer, verdict: { level }, tokens: { expired: true } })
    expect((await queryPatient(run)).verdict.level).toBe('ok')
    expect(server.tokenRequests().at(-1)?.form.get('grant_type')).toBe('refresh_token')
    await introspect('refresh_token')
    await introspect('access_token')
    expect((await queryPatient(run)).verdict.code).toBe('token-expired')
  })

  test('an introspection that fails says nothing about the token (F-291)', async () => {
    const run = await client.login()
    server.tamper.reply = ({ url }) => (url === '/auth/introspect' ? { status: 500 } : undefined)
    const result = await client.api<TokenActionResult>('POST', `/api/runs/${run.id}/introspect`, {
      token: 'access_token',
    })
    expect(result).toMatchObject({ verdict: { code: 'token-refused' }, tokens: { expired: false } })
  })

  test('a log-out whose revocation fails is one all the same (F-293)', async () => {
    const run = await client.login()
    server.tamper.reply = ({ url }) => (url === '/auth/revoke' ? { status: 503 } : undefined)
    expect(await client.api('POST', `/api/runs/${run.id}/logout`)).toMatchObject({ state: 'ended' })
    expect((await queryPatient(run)).verdict.code).toBe('not-signed-in')
  })

  test('introspect, revoke and log out', async () => {
    const run = await client.login()
    const introspected = await client.api<TokenActionResult>('POST', `/api/runs/${run.id}/introspect`, {
      token: 'access_token',
    })
    expect(introspected).toMatchObject({ json: { active: true }, verdict: { level: 'ok' } })
    const revoked = await client.api<TokenActionResult>('POST', `/api/runs/${run.id}/revoke`, {
      token: 'refresh_token',
    })
    expect(revoked.verdict.level).toBe('ok')
    expect((await queryPatient(run)).verdict.code).toBe('not-signed-in')
    const other = await client.login()
    expect(await client.api('POST', `/api/runs/${other.id}/logout`)).toMatchObject({ state: 'ended' })
  })
})
