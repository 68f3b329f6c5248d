import { buildAssertionForm, createAssertion, type KeyPair } from '@smart-mock/test-clients/assertions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { basic, type Params, post } from '../../support/handshake.ts'
import { createKeyedMock } from './keyed-mock.ts'

let mock: Mock
let es: KeyPair
beforeAll(async () => {
  ;({ mock, es } = await createKeyedMock())
})
afterAll(() => mock.close())

describe('client_credentials (S-103 to S-107)', () => {
  const ask = async (form: Params, clientId = 'backend', headers = {}) =>
    post(
      mock,
      'token',
      {
        grant_type: 'client_credentials',
        ...buildAssertionForm(await createAssertion(mock, clientId, es)),
        ...form,
      },
      headers,
    )

  test('returns a short-lived token for registered system scopes, without a refresh token', async () => {
    const response = await ask({ scope: 'system/Patient.rs system/Observation.r' })
    expect(response.status).toBe(200)
    const body = (await response.json()) as Record<string, unknown>
    expect(Object.keys(body).sort()).toEqual(['access_token', 'expires_in', 'scope', 'token_type'])
    expect(body).toMatchObject({
      expires_in: 300,
      token_type: 'Bearer',
      scope: 'system/Patient.rs system/Observation.r',
    })
    const read = await fetch(`${mock.fhirBase}/Patient?_count=1`, {
      headers: { authorization: `Bearer ${body.access_token}` },
    })
    expect(read.status).toBe(200)
  })

  test('narrows to the registered scopes, and refuses when none are left', async () => {
    const narrowed = await ask({ scope: 'system/Patient.read system/Patient.cud user/Patient.rs' })
    expect(await narrowed.json()).toMatchObject({ scope: 'system/Patient.read' })
    const refused = await ask({ scope: 'system/Condition.rs' })
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({ error: 'invalid_scope' })
  })

  test('requires a scope', async () => {
    for (const scope of [undefined, '']) {
      const response = await ask({ scope })
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ error: 'invalid_request' })
    }
  })

  test('is refused to clients with a secret, to public ones, and to those that act for a user', async () => {
    const form = { grant_type: 'client_credentials', scope: 'system/Patient.rs' }
    const symmetric = await post(mock, 'token', form, basic('smart-client-symmetric', 'smart-client-secret'))
    const open = await post(mock, 'token', { ...form, client_id: 'smart-client-public' })
    const user = await ask({ scope: 'system/Patient.rs' }, 'inline')
    for (const response of [symmetric, open, user]) {
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ error: 'unauthorized_client' })
    }
    expect((await post(mock, 'token', { ...form, client_id: 'backend' })).status).toBe(401)
  })
})
