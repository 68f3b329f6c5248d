import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock, type MockTenant } from '../../../src/testing/index.ts'
import { createTenant, listEffects, refresh, signIn } from '../preset-requests.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

/** Changes a tenant and returns the responses to a code and to a refresh, with what the journal says of both. */
async function getResponses(tenant: MockTenant) {
  const code = await signIn(tenant)
  const ofCode = listEffects(tenant)
  const { body } = await refresh(tenant, code.refresh_token)
  return { code, refresh: body, effects: [ofCode, listEffects(tenant)] }
}

describe('tokenType', () => {
  test('bearer is in lower case, until that is taken back', async () => {
    const tenant = createTenant(mock, { tokenType: 'bearer' })
    const responses = await getResponses(tenant)
    expect([responses.code.token_type, responses.refresh.token_type]).toEqual(['bearer', 'bearer'])
    expect(responses.effects).toEqual([['tokenType'], ['tokenType']])
    tenant.tenant.change({ tokenType: 'Bearer' })
    const strict = await getResponses(tenant)
    expect([strict.code.token_type, strict.refresh.token_type]).toEqual(['Bearer', 'Bearer'])
    expect(strict.effects).toEqual([[], []])
  })
})

describe('expiresInType', () => {
  test('string makes expires_in a string, until that is taken back', async () => {
    const tenant = createTenant(mock, { expiresInType: 'string', accessTokenLifetimeS: 3599 })
    const responses = await getResponses(tenant)
    expect([responses.code.expires_in, responses.refresh.expires_in]).toEqual(['3599', '3599'])
    expect(responses.effects).toEqual([['expiresInType'], ['expiresInType']])
    tenant.tenant.change({ expiresInType: 'number' })
    expect(await signIn(tenant)).toMatchObject({ expires_in: 3599 })
    expect(listEffects(tenant)).toEqual([])
  })
})

describe('tokenResponseOrder', () => {
  const STRICT = ['access_token', 'token_type', 'expires_in', 'scope', 'id_token', 'refresh_token']

  test('puts the listed members first, without adding any', async () => {
    const tenant = createTenant(mock, {
      tokenResponseOrder: ['scope', 'state', 'patient', 'scope', 'access_token'],
    })
    const { code, effects } = await getResponses(tenant)
    const [strict, changed] = [Object.keys(await signIn(createTenant(mock))), Object.keys(code)]
    expect(strict.slice(0, 6)).toEqual(STRICT)
    expect(changed.slice(0, 4)).toEqual(['scope', 'patient', 'access_token', 'token_type'])
    expect([...changed].sort()).toEqual([...strict].sort())
    expect(effects).toEqual([['tokenResponseOrder'], ['tokenResponseOrder']])
  })

  test('is not named where the order is that already', async () => {
    const tenant = createTenant(mock, { tokenResponseOrder: ['access_token', 'token_type'] })
    expect(Object.keys(await signIn(tenant)).slice(0, 6)).toEqual(STRICT)
    expect(listEffects(tenant)).toEqual([])
  })
})
