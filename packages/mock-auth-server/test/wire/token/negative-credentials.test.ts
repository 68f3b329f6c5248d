import { buildAssertionForm, createAssertion, type KeyPair } from '@smart-mock/test-clients/assertions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { basic, codeForm, obtainCode, type Params, post } from '../../support/handshake.ts'
import { buildForm, type Change, createTokenMock, expectError, TWICE } from './token-refusals.ts'

let mock: Mock
let key: KeyPair
beforeAll(async () => {
  ;({ mock, key } = await createTokenMock())
})
afterAll(() => mock.close())

describe('client_secret_basic and client_secret_post (S-071 to S-073)', () => {
  const redeem = async (
    headers: Record<string, string>,
    changes: Params = {},
    clientId = 'smart-client-symmetric',
  ) => {
    const code = await obtainCode(mock, { client_id: clientId })
    return post(mock, 'token', await codeForm(mock, { code, client_id: undefined, ...changes }), headers)
  }
  const authorization = (value: string) => ({ authorization: value })
  const encoded = (text: string) => encodeURIComponent(text).replaceAll('%20', '+')
  const utf8 = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

  test.each<readonly [string, Record<string, string>, Params]>([
    ['a wrong secret', basic('smart-client-symmetric', 'wrong'), {}],
    ['an empty secret', basic('smart-client-symmetric', ''), {}],
    ['a secret with a space after it', basic('smart-client-symmetric', 'smart-client-secret '), {}],
    ['an unknown client', basic('unknown', 'smart-client-secret'), {}],
    ['a public client', basic('smart-client-public', ''), {}],
    ['no colon', authorization(`Basic ${btoa('smart-client-symmetric')}`), {}],
    ['no base64', authorization('Basic ***'), {}],
    ['nothing', authorization('Basic'), {}],
    [
      'another client_id in the form',
      basic('smart-client-symmetric', 'smart-client-secret'),
      { client_id: 'x' },
    ],
  ])('%s: 401 with a challenge', async (_name, headers, changes) => {
    const response = await redeem(headers, changes)
    await expectError(mock, response, 401, 'invalid_client')
    expect(response.headers.get('www-authenticate')).toMatch(/^Basic realm=/)
  })

  test('right credentials, raw and form-encoded, in any case of the scheme (D12.4)', async () => {
    const right = basic('smart-client-symmetric', 'smart-client-secret')
    expect((await redeem(right)).status).toBe(200)
    expect((await redeem(right, { client_id: 'smart-client-symmetric' })).status).toBe(200)
    expect((await redeem(authorization((right.authorization ?? '').replace('Basic', 'bAsIc')))).status).toBe(
      200,
    )
    const secret = 'a:b c+d%/ü&='
    const formEncoded = utf8(`${encoded('odd secret')}:${encoded(secret)}`)
    expect((await redeem(authorization(formEncoded), {}, 'odd secret')).status).toBe(200)
    expect((await redeem(authorization(utf8(`odd secret:${secret}`)), {}, 'odd secret')).status).toBe(200)
    const inForm = { client_id: 'odd secret', client_secret: secret }
    expect((await redeem({}, inForm, 'odd secret')).status).toBe(200)
  })

  test('returns invalid_request for two methods at once', async () => {
    const client_secret = 'smart-client-secret'
    const response = await redeem(basic('smart-client-symmetric', client_secret), { client_secret })
    await expectError(mock, response, 400, 'invalid_request')
  })
})

describe('client_credentials', () => {
  test.each<readonly [string, Change, number, string]>([
    ['scope', undefined, 400, 'invalid_request'],
    ['scope', '', 400, 'invalid_request'],
    ['scope', 'system/Observation.rs', 400, 'invalid_scope'],
    ['scope', 'nonsense', 400, 'invalid_scope'],
    ['scope', TWICE, 400, 'invalid_request'],
    ['client_assertion', undefined, 401, 'invalid_client'],
    ['client_assertion', '', 401, 'invalid_client'],
    ['client_assertion', TWICE, 400, 'invalid_request'],
    ['client_assertion_type', undefined, 401, 'invalid_client'],
    ['client_assertion_type', '', 401, 'invalid_client'],
    ['client_assertion_type', 'jwt-bearer', 401, 'invalid_client'],
    ['client_assertion_type', TWICE, 400, 'invalid_request'],
    ['client_id', 'smart-client-public', 401, 'invalid_client'],
  ])('%s %s: %d %s', async (name, change, status, error) => {
    const values = {
      grant_type: 'client_credentials',
      scope: 'system/Patient.rs',
      ...buildAssertionForm(await createAssertion(mock, 'backend', key)),
    }
    await expectError(mock, await post(mock, 'token', buildForm(values, name, change)), status, error)
  })
})
