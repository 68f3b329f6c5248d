import { createAssertion } from '@smart-mock/test-clients/assertions'
import { getClientKeys } from '@smart-mock/test-clients/client-keys'
import { describe, expect, test } from 'vitest'
import type { MockTenant } from '../../../src/testing/index.ts'
import { authorize, callback, obtainTokens, post } from '../../support/handshake.ts'
import { listEffects, usePresetTenants } from '../preset-tenants.ts'

const createTenant = usePresetTenants()
const PARENT = 'smart-client-public'
const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

type Body = Record<string, unknown>

async function registerInstance(tenant: MockTenant, token: string | undefined, changes: Body = {}) {
  const { ES384 } = await getClientKeys()
  const response = await fetch(`${tenant.issuer}/register`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ software_id: PARENT, jwks: { keys: [ES384.jwk] }, ...changes }),
  })
  return { status: response.status, body: (await response.json()) as Body }
}

async function ask(tenant: MockTenant, clientId: string, changes: Record<string, string | undefined> = {}) {
  const { ES384 } = await getClientKeys()
  const assertion = await createAssertion({ issuer: tenant.issuer }, clientId, ES384)
  const response = await post(tenant, 'token', {
    grant_type: JWT_BEARER,
    assertion,
    client_id: clientId,
    ...changes,
  })
  return { status: response.status, body: (await response.json()) as Body }
}

async function createInstance() {
  const tenant = createTenant({ registration: 'per-device' })
  const { access_token: token } = await obtainTokens(tenant)
  const { body } = await registerInstance(tenant, token)
  return { tenant, token, clientId: String(body.client_id) }
}

describe('registration per device', () => {
  test('gives the app on a device a client of its own, with its key', async () => {
    const tenant = createTenant({ registration: 'per-device' })
    const { access_token: token } = await obtainTokens(tenant)
    const { status, body } = await registerInstance(tenant, token)
    expect(status).toBe(201)
    expect(Object.keys(body)).toEqual([
      'redirect_uris',
      'token_endpoint_auth_method',
      'grant_types',
      'software_id',
      'client_id',
      'client_id_issued_at',
      'jwks',
    ])
    expect(body).toMatchObject({
      token_endpoint_auth_method: 'none',
      grant_types: [JWT_BEARER],
      software_id: PARENT,
    })
    expect(listEffects(tenant, 'register')).toEqual(['registration'])
  })

  test('lets it get tokens for its user by its assertions, again and again', async () => {
    const { tenant, clientId } = await createInstance()
    for (const changes of [{}, { client_id: undefined }]) {
      const { status, body } = await ask(tenant, clientId, changes)
      expect(status).toBe(200)
      expect(body).toMatchObject({ patient: 'amy-shaw', token_type: 'Bearer' })
      expect(body).not.toHaveProperty('refresh_token')
      const headers = { authorization: `Bearer ${body.access_token}` }
      expect((await fetch(`${tenant.fhirBase}/Observation`, { headers })).status).toBe(200)
    }
    expect(listEffects(tenant, 'token')).toEqual(['registration'])
  })

  test('uses the initial access token up, with what came with it', async () => {
    const { tenant, token } = await createInstance()
    const again = await registerInstance(tenant, token)
    expect(again).toMatchObject({ status: 401, body: { error: 'invalid_token' } })
    const headers = { authorization: `Bearer ${token}` }
    expect((await fetch(`${tenant.fhirBase}/Observation`, { headers })).status).toBe(401)
  })

  test('refuses who has no token, another software_id, or no public keys, and leaves the token', async () => {
    const tenant = createTenant({ registration: 'per-device' })
    const { access_token: token } = await obtainTokens(tenant)
    expect((await registerInstance(tenant, undefined)).status).toBe(401)
    expect((await registerInstance(tenant, 'unknown')).status).toBe(401)
    for (const changes of [
      { software_id: 'other' },
      { software_id: 7 },
      { jwks: undefined },
      { jwks: { keys: [] } },
    ])
      expect(await registerInstance(tenant, token, changes)).toMatchObject({
        status: 400,
        body: { error: 'invalid_client_metadata' },
      })
    expect((await registerInstance(tenant, token)).status).toBe(201)
  })

  test('confines the instance to that grant', async () => {
    const { tenant, clientId } = await createInstance()
    const redirect = callback(await authorize(tenant, { client_id: clientId }))
    expect(redirect.get('error')).toBe('unauthorized_client')
    const refresh = { grant_type: 'refresh_token', refresh_token: 'x', client_id: clientId }
    expect(await (await post(tenant, 'token', refresh)).json()).toMatchObject({
      error: 'unauthorized_client',
    })
  })

  test('refuses assertions of others, of another key, used ones and none', async () => {
    const { tenant, clientId } = await createInstance()
    const { ES384, RS384 } = await getClientKeys()
    const sign = (id: string, key = ES384) => createAssertion({ issuer: tenant.issuer }, id, key)
    const used = await sign(clientId)
    expect((await ask(tenant, clientId, { assertion: used })).status).toBe(200)
    for (const assertion of [used, await sign(clientId, RS384), await sign(PARENT), 'x'])
      expect(await ask(tenant, clientId, { assertion })).toMatchObject({
        status: 400,
        body: { error: 'invalid_grant' },
      })
    expect(await ask(tenant, clientId, { assertion: undefined })).toMatchObject({ status: 400 })
    expect(await ask(tenant, PARENT)).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } })
  })

  test('is unknown to a server that registers otherwise, and again when the value is taken back', async () => {
    const { tenant, clientId } = await createInstance()
    tenant.tenant.change({ registration: 'open' })
    expect(await ask(tenant, clientId)).toMatchObject({
      status: 400,
      body: { error: 'unsupported_grant_type' },
    })
    const strict = createTenant({})
    const { access_token: token } = await obtainTokens(strict)
    expect(await registerInstance(strict, token)).toMatchObject({ status: 400 })
  })
})
