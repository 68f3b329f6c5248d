import { describe, expect, test } from 'vitest'
import type { TokenActionResult } from '../../src/model/api.ts'
import { queryPatient } from '../support/query-patient.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

describe('tokens in use', () => {
  test('a query is answered, with pages', async () => {
    const run = await client.login()
    const answer = await queryPatient(run, 'Observation?code=x', { pages: 5 })
    expect(answer).toMatchObject({ status: 200, incomplete: false, verdict: { level: 'ok' } })
    expect(answer.resource?.entry).toHaveLength(3)
  })

  test('a 401 leads to one refresh and one repetition (F-235)', async () => {
    const run = await client.login()
    let refused = 0
    server.tamper.reply = ({ url, headers }) =>
      url === '/fhir/Patient/p1' && headers.authorization === 'Bearer access-2'
        ? { status: 401, body: `${++refused}` }
        : undefined
    const answer = await queryPatient(run)
    expect(answer.verdict.level).toBe('ok')
    expect(refused).toBe(1)
    expect(server.tokenRequests().map(({ form }) => form.get('grant_type'))).toEqual([
      'authorization_code',
      'refresh_token',
    ])
  })

  test('a 401 that stays ends after one cycle (F-224)', async () => {
    const run = await client.login()
    server.tamper.reply = ({ url }) => (url === '/fhir/Patient/p1' ? { status: 401 } : undefined)
    expect((await queryPatient(run)).status).toBe(401)
    expect(server.tokenRequests()).toHaveLength(2)
    expect((await queryPatient(run)).status).toBe(401)
    expect((await queryPatient(run)).verdict.code).toBe('not-signed-in')
    expect(server.tokenRequests()).toHaveLength(2)
    expect((await client.run(run.id)).state).toBe('ended')
  })

  test('a 401 without a refresh token ends the session (F-236, F-276)', async () => {
    server.tamper.tokenResponse = (json) => ({ ...json, refresh_token: undefined })
    const run = await client.login()
    server.tamper.reply = ({ url }) => (url === '/fhir/Patient/p1' ? { status: 401 } : undefined)
    expect((await queryPatient(run)).status).toBe(401)
    expect((await client.run(run.id)).state).toBe('ended')
  })

  test('the same access token with a new expiry is used on (F-219)', async () => {
    const run = await client.login()
    server.tamper.tokenResponse = (json) => ({ ...json, access_token: 'access-2' })
    client.advance(3_600_000)
    expect((await queryPatient(run)).verdict.level).toBe('ok')
    expect((await queryPatient(run)).verdict.level).toBe('ok')
    expect(server.tokenRequests()).toHaveLength(2)
  })

  test('ten calls at once share one refresh (F-223)', async () => {
    const run = await client.login()
    client.advance(3_600_000)
    const answers = await Promise.all(Array.from({ length: 10 }, () => queryPatient(run)))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    expect(server.tokenRequests()).toHaveLength(2)
  })

  test('the newest refresh token is used, a missing one keeps the old (F-208 … F-210)', async () => {
    const run = await client.login()
    const refresh = () => client.api<TokenActionResult>('POST', `/api/runs/${run.id}/refresh`, {})
    await refresh()
    server.tamper.tokenResponse = ({ refresh_token: _, ...json }) => ({ ...json, refresh_token: '' })
    await refresh()
    await refresh()
    const used = server.tokenRequests().map(({ form }) => form.get('refresh_token'))
    expect(used).toEqual([null, 'refresh-2', 'refresh-3', 'refresh-3'])
  })

  test('a refused refresh token is not tried again (C-135, F-204)', async () => {
    const run = await client.login()
    server.tamper.reply = ({ url }) =>
      url === '/auth/token' ? { status: 400, body: '{"error":"invalid_grant"}' } : undefined
    const refresh = () => client.api<TokenActionResult>('POST', `/api/runs/${run.id}/refresh`, {})
    expect((await refresh()).verdict.code).toBe('token-refused')
    expect((await refresh()).verdict.code).toBe('no-refresh-token')
    expect(server.tokenRequests()).toHaveLength(2)
  })

  test('another patient in a refresh answer ends the session (F-215)', async () => {
    const run = await client.login()
    server.tamper.tokenResponse = (json) => ({ ...json, patient: 'p2' })
    const result = await client.api<TokenActionResult>('POST', `/api/runs/${run.id}/refresh`, {})
    expect(result.verdict.code).toBe('wrong-patient')
    expect((await client.run(run.id)).state).toBe('ended')
  })
})
