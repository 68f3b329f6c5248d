import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { CHALLENGE, codeForm, params, post, REDIRECT } from '../../support/handshake.ts'
import { buildForm, type Change, createTokenMock, expectError, TWICE } from './token-refusals.ts'

let mock: Mock
beforeAll(async () => {
  ;({ mock } = await createTokenMock())
})
afterAll(() => mock.close())

const v = (length: number) => 'v'.repeat(length)

/** Every refusal is an error as RFC 6749 section 5.2 wants it (S-077, S-078). */
describe('authorization_code (S-067, S-068, S-070)', () => {
  test.each<readonly [string, Change, number, string]>([
    ['grant_type', undefined, 400, 'invalid_request'],
    ['grant_type', '', 400, 'invalid_request'],
    ['grant_type', 'password', 400, 'unsupported_grant_type'],
    ['grant_type', 'Authorization_code', 400, 'unsupported_grant_type'],
    ['grant_type', TWICE, 400, 'invalid_request'],
    ['code', undefined, 400, 'invalid_request'],
    ['code', '', 400, 'invalid_request'],
    ['code', 'code_default_1_unknown', 400, 'invalid_grant'],
    ['code', TWICE, 400, 'invalid_request'],
    ['redirect_uri', undefined, 400, 'invalid_request'],
    ['redirect_uri', '', 400, 'invalid_request'],
    ['redirect_uri', `${REDIRECT}/`, 400, 'invalid_grant'],
    ['redirect_uri', TWICE, 400, 'invalid_request'],
    ['code_verifier', undefined, 400, 'invalid_grant'],
    ['code_verifier', '', 400, 'invalid_grant'],
    ['code_verifier', v(43), 400, 'invalid_grant'],
    ['code_verifier', v(42), 400, 'invalid_grant'],
    ['code_verifier', v(129), 400, 'invalid_grant'],
    ['code_verifier', CHALLENGE, 400, 'invalid_grant'],
    ['code_verifier', TWICE, 400, 'invalid_request'],
    ['client_id', undefined, 401, 'invalid_client'],
    ['client_id', '', 401, 'invalid_client'],
    ['client_id', 'unknown', 401, 'invalid_client'],
    ['client_id', 'other-public', 400, 'invalid_grant'],
    ['client_id', 'smart-client-symmetric', 401, 'invalid_client'],
    ['client_id', 'smart-client-asymmetric', 401, 'invalid_client'],
    ['client_id', TWICE, 400, 'invalid_request'],
    ['client_secret', 'x', 401, 'invalid_client'],
    ['client_assertion', 'x', 401, 'invalid_client'],
    ['client_assertion_type', 'x', 401, 'invalid_client'],
    ['resource', 'https://other.example', 400, 'invalid_target'],
  ])('%s %s: %d %s', async (name, change, status, error) => {
    const values = await codeForm(mock)
    const response = await post(mock, 'token', buildForm(values, name, change))
    await expectError(mock, response, status, error)
    // Nothing that was refused used the code up (S-059), and an unknown parameter is ignored.
    expect((await post(mock, 'token', { ...values, unknown: 'x' })).status).toBe(200)
  })

  test('ignores parameters in the query, and refuses a JSON body (S-067)', async () => {
    const values = params(await codeForm(mock))
    const url = `${mock.issuer}/token`
    const query = await fetch(`${url}?${values}`, { method: 'POST', body: new URLSearchParams() })
    await expectError(mock, query, 400, 'invalid_request')
    const json = JSON.stringify(Object.fromEntries(values))
    const headers = { 'content-type': 'application/json' }
    await expectError(mock, await fetch(url, { method: 'POST', body: json, headers }), 400, 'invalid_request')
    const get = await fetch(`${url}?${values}`)
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST'])
    expect((await fetch(url)).status).toBe(405)
  })

  test('refuses an expired code, and revokes the tokens of a code that is used twice (S-059, S-060)', async () => {
    const values = await codeForm(mock)
    const tokens = (await (await post(mock, 'token', values)).json()) as { access_token: string }
    await expectError(mock, await post(mock, 'token', values), 400, 'invalid_grant')
    const headers = { authorization: `Bearer ${tokens.access_token}` }
    expect((await fetch(`${mock.fhirBase}/Observation`, { headers })).status).toBe(401)
    const late = await codeForm(mock)
    await mock.performAction({ action: 'advanceClock', seconds: 61 })
    await expectError(mock, await post(mock, 'token', late), 400, 'invalid_grant')
  })

  test('sends CORS headers with errors only to registered origins (S-030, S-031)', async () => {
    const allowed = async (origin: string) =>
      (await post(mock, 'token', {}, { origin })).headers.get('access-control-allow-origin')
    expect(await allowed('http://localhost:4020')).toBe('http://localhost:4020')
    expect(await allowed('https://evil.example')).toBeNull()
  })
})
