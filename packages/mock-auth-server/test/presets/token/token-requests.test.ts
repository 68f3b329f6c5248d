import { buildAssertionForm, createAssertion, createKeyPair } from '@smart-mock/test-clients/assertions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock, type MockTenant } from '../../../src/testing/index.ts'
import { basic, codeForm } from '../../support/handshake.ts'
import { askTokens, createTenant, listEffects, readAnswer, signIn } from '../preset-requests.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('tokenRequestFormats', () => {
  const send = (tenant: MockTenant, body: string, type = 'application/json; charset=utf-8') =>
    fetch(`${tenant.issuer}/token`, { method: 'POST', body, headers: { 'content-type': type } }).then(
      readAnswer,
    )

  test('form-or-json takes a JSON object, until that is taken back', async () => {
    const tenant = createTenant(mock, { tokenRequestFormats: 'form-or-json' })
    const json = await send(tenant, JSON.stringify(await codeForm(tenant)))
    expect(json).toMatchObject({ status: 200, body: { patient: 'amy-shaw' } })
    expect(listEffects(tenant)).toEqual(['tokenRequestFormats'])
    expect(tenant.journal.last({ step: 'token' })?.facts).toMatchObject({
      grantType: 'authorization_code',
      clientId: 'smart-client-public',
      issuedAccessToken: json.body.access_token,
    })
    await signIn(tenant)
    expect(listEffects(tenant)).toEqual([])
    tenant.tenant.change({ tokenRequestFormats: 'form' })
    const refused = await send(tenant, JSON.stringify(await codeForm(tenant)))
    expect(refused).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
  })

  test.each(['', '{', 'null', '[1]', '"x"', '{"grant_type":{"a":1}}', '7'])(
    'refuses %s as it refuses a form without a grant',
    async (body) => {
      const tenant = createTenant(mock, { tokenRequestFormats: 'form-or-json' })
      const { status, body: answer } = await send(tenant, body)
      expect(status).toBe(400)
      expect(answer.error).toMatch(/^(?:invalid_request|unsupported_grant_type)$/)
    },
  )

  test('takes no other type', async () => {
    const tenant = createTenant(mock, { tokenRequestFormats: 'form-or-json' })
    const form = JSON.stringify(await codeForm(tenant))
    for (const type of ['text/plain', 'application/jsonx', 'application/x-www-form-urlencoded'])
      expect((await send(tenant, form, type)).status).toBe(400)
  })
})

describe('backendAuth', () => {
  const form = { grant_type: 'client_credentials', scope: 'system/Patient.rs' }
  const secret = basic('smart-client-symmetric', 'smart-client-secret')

  test('secret-too gives a client with a secret a token of its own, until that is taken back', async () => {
    const tenant = createTenant(mock, { backendAuth: 'secret-too' })
    const { status, body } = await askTokens(tenant, form, secret)
    expect(status).toBe(200)
    expect(Object.keys(body)).toEqual(['access_token', 'token_type', 'expires_in', 'scope'])
    expect(listEffects(tenant)).toEqual(['backendAuth'])
    const headers = { authorization: `Bearer ${body.access_token}` }
    expect((await fetch(`${tenant.fhirBase}/Patient?_count=1`, { headers })).status).toBe(200)
    tenant.tenant.change({ backendAuth: 'assertion' })
    expect(await askTokens(tenant, form, secret)).toMatchObject({
      status: 400,
      body: { error: 'unauthorized_client' },
    })
    expect(listEffects(tenant)).toEqual([])
  })

  test('still refuses a wrong secret, public clients, and scopes that a client is not registered for', async () => {
    const tenant = createTenant(mock, { backendAuth: 'secret-too' })
    const wrong = await askTokens(tenant, form, basic('smart-client-symmetric', 'guessed'))
    expect(wrong).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
    const nobody = await askTokens(tenant, { ...form, client_id: 'smart-client-public' })
    expect(nobody).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } })
    const more = await askTokens(tenant, { ...form, scope: 'system/Patient.cruds' }, secret)
    expect(more).toMatchObject({ status: 400, body: { error: 'invalid_scope' } })
  })

  test('leaves services that sign as they are', async () => {
    const key = await createKeyPair('ES384')
    const tenant = createTenant(mock, { backendAuth: 'secret-too' })
    const jwks = { keys: [key.jwk] }
    const registration = { name: 'Service', type: 'backend', redirectUris: [], launchUris: [] } as const
    tenant.register({ clientId: 'service', ...registration, jwks, scope: 'system/Patient.rs' })
    const signed = buildAssertionForm(await createAssertion(tenant, 'service', key))
    expect(await askTokens(tenant, { ...form, ...signed })).toMatchObject({ status: 200 })
    expect(listEffects(tenant)).toEqual([])
  })
})
