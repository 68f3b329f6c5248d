import { describe, expect, test } from 'vitest'
import type { MockTenant } from '../../../src/testing/index.ts'
import { obtainTokens, post } from '../../support/handshake.ts'
import { fetchDocument, fetchSmart, listEffects, usePresetTenants } from '../preset-tenants.ts'

const createTenant = usePresetTenants()
const CLIENT = { client_id: 'smart-client-public' }

const revoke = async (tenant: MockTenant, token: string) =>
  (await post(tenant, 'revoke', { token, ...CLIENT })).status
const read = async ({ fhirBase }: MockTenant, token: string) =>
  (await fetch(`${fhirBase}/Observation`, { headers: { authorization: `Bearer ${token}` } })).status
const refresh = async (tenant: MockTenant, token: string) =>
  (await post(tenant, 'token', { grant_type: 'refresh_token', refresh_token: token, ...CLIENT })).status

describe('revocation', () => {
  test('both, the default, ends all tokens of the authorization by either of them', async () => {
    const tenant = createTenant({})
    for (const name of ['access_token', 'refresh_token'] as const) {
      const tokens = await obtainTokens(tenant)
      expect(await revoke(tenant, tokens[name])).toBe(200)
      expect(await read(tenant, tokens.access_token)).toBe(401)
      expect(await refresh(tenant, tokens.refresh_token)).toBe(400)
    }
    expect(listEffects(tenant, 'revoke')).toEqual([])
  })

  test('refresh-only answers 200 for an access token, which lives on, as does its refresh token', async () => {
    const tenant = createTenant({ revocation: 'refresh-only' })
    const tokens = await obtainTokens(tenant)
    expect(await revoke(tenant, tokens.access_token)).toBe(200)
    expect(listEffects(tenant, 'revoke')).toEqual(['revocation'])
    expect(await read(tenant, tokens.access_token)).toBe(200)
    expect(await refresh(tenant, tokens.refresh_token)).toBe(200)
  })

  test('refresh-only ends the refresh token alone', async () => {
    const tenant = createTenant({ revocation: 'refresh-only' })
    const tokens = await obtainTokens(tenant)
    expect(await revoke(tenant, tokens.refresh_token)).toBe(200)
    expect(await refresh(tenant, tokens.refresh_token)).toBe(400)
    expect(await read(tenant, tokens.access_token)).toBe(200)
  })

  test('off is 404, and in no document, until it is taken back', async () => {
    const tenant = createTenant({ revocation: 'off' })
    const { access_token: token } = await obtainTokens(tenant)
    expect(await revoke(tenant, token)).toBe(404)
    expect(listEffects(tenant, 'revoke')).toEqual(['revocation'])
    expect(await fetchSmart(tenant)).not.toHaveProperty('revocation_endpoint')
    const openid = await fetchDocument(`${tenant.issuer}/.well-known/openid-configuration`)
    expect(openid).not.toHaveProperty('revocation_endpoint')
    const metadata = JSON.stringify(await fetchDocument(`${tenant.fhirBase}/metadata`))
    expect(metadata).not.toContain('"url":"revoke"')
    tenant.tenant.change({ revocation: 'both' })
    expect(await fetchSmart(tenant)).toHaveProperty('revocation_endpoint')
    expect(await revoke(tenant, token)).toBe(200)
  })
})
