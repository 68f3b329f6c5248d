import { describe, expect, test } from 'vitest'
import type { MockTenant } from '../../../src/testing/index.ts'
import { authorize, callback, REDIRECT } from '../../support/handshake.ts'
import { fetchDocument, fetchSmart, listEffects, usePresetTenants } from '../preset-tenants.ts'

const createTenant = usePresetTenants()

async function register({ issuer }: MockTenant, changes: Record<string, unknown> = {}) {
  const metadata = {
    redirect_uris: [REDIRECT],
    token_endpoint_auth_method: 'none',
    scope: 'openid',
    ...changes,
  }
  const response = await fetch(`${issuer}/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(metadata),
  })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

const tryAuthorize = async (tenant: MockTenant, clientId: string | undefined, scope: string) => {
  const answer = callback(await authorize(tenant, { client_id: clientId, scope }))
  return answer.get('error') ?? (answer.has('code') ? 'code' : 'neither')
}

describe('registration', () => {
  test('open, the default, registers a client that can authorize at once', async () => {
    const tenant = createTenant({})
    const { status, body } = await register(tenant, { scope: 'user/*.rs' })
    expect(status).toBe(201)
    expect(await tryAuthorize(tenant, body.client_id, 'user/*.rs')).toBe('code')
  })

  test('off is 404, and in no document, until it is taken back', async () => {
    const tenant = createTenant({ registration: 'off' })
    expect((await register(tenant)).status).toBe(404)
    expect((await fetch(`${tenant.issuer}/register/client-1`)).status).toBe(404)
    expect(listEffects(tenant, 'register')).toEqual(['registration'])
    expect(await fetchSmart(tenant)).not.toHaveProperty('registration_endpoint')
    const openid = await fetchDocument(`${tenant.issuer}/.well-known/openid-configuration`)
    expect(openid).not.toHaveProperty('registration_endpoint')
    const metadata = JSON.stringify(await fetchDocument(`${tenant.fhirBase}/metadata`))
    expect(metadata).not.toContain('"url":"register"')
    tenant.tenant.change({ registration: 'open' })
    expect((await register(tenant)).status).toBe(201)
    expect(await fetchSmart(tenant)).toHaveProperty('registration_endpoint')
  })

  test('approval makes an app for users wait, and one for patients not', async () => {
    const tenant = createTenant({ registration: 'approval' })
    const forUsers = await register(tenant, { scope: 'openid user/*.rs' })
    expect(forUsers.status).toBe(201)
    expect(listEffects(tenant, 'register')).toEqual(['registration'])
    const id = forUsers.body.client_id
    expect(await tryAuthorize(tenant, id, 'user/*.rs')).toBe('unauthorized_client')
    const forPatients = await register(tenant, { scope: 'launch/patient patient/*.rs' })
    expect(await tryAuthorize(tenant, forPatients.body.client_id, 'launch/patient patient/*.rs')).toBe('code')
    const client = tenant.tenant.client(id ?? '')
    if (client) tenant.register({ ...client, awaitsApproval: false })
    expect(await tryAuthorize(tenant, id, 'user/*.rs')).toBe('code')
  })

  test('approval makes a client wait again when it asks for more', async () => {
    const tenant = createTenant({ registration: 'approval' })
    const { body } = await register(tenant, { scope: 'launch/patient patient/*.rs' })
    const response = await fetch(String(body.registration_client_uri), {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${body.registration_access_token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        client_id: body.client_id,
        redirect_uris: [REDIRECT],
        token_endpoint_auth_method: 'none',
        scope: 'user/*.rs',
      }),
    })
    expect(response.status).toBe(200)
    expect(await tryAuthorize(tenant, body.client_id, 'user/*.rs')).toBe('unauthorized_client')
  })
})
