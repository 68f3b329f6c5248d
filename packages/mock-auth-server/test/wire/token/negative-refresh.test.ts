import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { basic, codeForm, obtainCode, obtainTokens, post } from '../../support/handshake.ts'
import { buildForm, type Change, createTokenMock, expectError, TWICE } from './token-refusals.ts'

let mock: Mock
beforeAll(async () => {
  ;({ mock } = await createTokenMock())
})
afterAll(() => mock.close())

describe('refresh_token (S-088 to S-094)', () => {
  test.each<readonly [string, Change, number, string]>([
    ['refresh_token', undefined, 400, 'invalid_request'],
    ['refresh_token', '', 400, 'invalid_request'],
    ['refresh_token', 'rt_default_1_unknown', 400, 'invalid_grant'],
    ['refresh_token', TWICE, 400, 'invalid_request'],
    ['scope', 'patient/Condition.rs', 400, 'invalid_scope'],
    ['scope', 'patient/Observation.cruds', 400, 'invalid_scope'],
    ['scope', 'nonsense', 400, 'invalid_scope'],
    ['scope', TWICE, 400, 'invalid_request'],
    ['client_id', 'other-public', 400, 'invalid_grant'],
    ['client_id', 'unknown', 401, 'invalid_client'],
  ])('%s %s: %d %s', async (name, change, status, error) => {
    const { refresh_token, scope } = await obtainTokens(mock)
    const values = { grant_type: 'refresh_token', refresh_token, scope, client_id: 'smart-client-public' }
    await expectError(mock, await post(mock, 'token', buildForm(values, name, change)), status, error)
    expect((await post(mock, 'token', values)).status).toBe(200)
  })

  test('works without client_id, with an empty scope, and narrows', async () => {
    let { refresh_token } = await obtainTokens(mock)
    for (const [scope, granted] of [
      [undefined, 'patient/Observation.rs'],
      ['', 'patient/Observation.rs'],
      ['patient/Observation.r', 'patient/Observation.r'],
      ['patient/Observation.read', 'patient/Observation.read'],
      [undefined, 'offline_access'],
    ] as const) {
      const response = await post(mock, 'token', { grant_type: 'refresh_token', refresh_token, scope })
      const body = (await response.json()) as { scope: string; refresh_token: string; expires_in: number }
      expect(body.scope.split(' ')).toContain(granted)
      expect(body.expires_in).toBe(3600)
      refresh_token = body.refresh_token
    }
  })

  test('revokes the family of a token that is used twice (S-092)', async () => {
    const first = await obtainTokens(mock)
    const refresh = (refresh_token: string) =>
      post(mock, 'token', { grant_type: 'refresh_token', refresh_token })
    const second = (await (await refresh(first.refresh_token)).json()) as { refresh_token: string }
    await expectError(mock, await refresh(first.refresh_token), 400, 'invalid_grant')
    await expectError(mock, await refresh(second.refresh_token), 400, 'invalid_grant')
  })

  test('requires authentication of a confidential client', async () => {
    const code = await obtainCode(mock, { client_id: 'smart-client-symmetric' })
    const header = basic('smart-client-symmetric', 'smart-client-secret')
    const exchanged = await post(mock, 'token', await codeForm(mock, { code, client_id: undefined }), header)
    const { refresh_token } = (await exchanged.json()) as { refresh_token: string }
    const values = { grant_type: 'refresh_token', refresh_token }
    await expectError(mock, await post(mock, 'token', values), 401, 'invalid_client')
    expect((await post(mock, 'token', values, header)).status).toBe(200)
  })
})
