import { expect } from 'vitest'
import type { JsonObject } from '../../../src/core/util/json.ts'
import type { MockTenant } from '../../../src/testing/index.ts'
import { claimsOf, headerOf } from '../../support/claims.ts'
import { bearer } from '../../support/handshake.ts'
import type { AcceptanceChecks, AcceptanceContext } from '../acceptance-check.ts'
import { signIn } from '../preset-requests.ts'

/** The id_token has an issuer of its own, where its openid-configuration is, and which smart-configuration does not name. */
async function checkIdTokenIssuer({ createTenant }: AcceptanceContext): Promise<void> {
  const getIssuers = async (tenant: MockTenant) => {
    const smart = await fetch(`${tenant.fhirBase}/.well-known/smart-configuration`)
    const { issuer } = (await smart.json()) as JsonObject
    return { iss: String(claimsOf(String((await signIn(tenant)).id_token)).iss), issuer }
  }
  const tenant = createTenant()
  const { iss, issuer } = await getIssuers(tenant)
  expect(iss).toMatch(new RegExp(`/oidc/idsps/${tenant.tenant.name}/$`))
  expect(issuer).not.toBe(iss)
  expect((await fetch(`${tenant.fhirBase}/.well-known/openid-configuration`)).status).toBe(404)
  const there = await fetch(`${iss}.well-known/openid-configuration`)
  expect(await there.json()).toMatchObject({ issuer: iss })
  const strict = await getIssuers(createTenant({ preset: 'none' }))
  expect(strict.iss).toBe(strict.issuer)
}

export const IDENTITY_CHECKS: AcceptanceChecks = {
  'oracle-provider-4': checkIdTokenIssuer,
  'oracle-patient-4': checkIdTokenIssuer,
  'mp-4': async ({ createTenant }) => {
    const { access_token } = await signIn(createTenant())
    expect(claimsOf(String(access_token)).aud).toBe('smart-client-public')
    const strict = createTenant({ preset: 'none', accessTokenFormat: 'jwt' })
    expect(claimsOf(String((await signIn(strict)).access_token)).aud).toBe(strict.fhirBase)
  },

  'sl-4': async ({ createTenant }) => {
    const [tenant, strict] = [createTenant(), createTenant({ preset: 'none' })]
    const token = String((await signIn(tenant)).id_token)
    expect(headerOf(token)).not.toHaveProperty('kid')
    expect(claimsOf(token).sub).toMatch(/^[\da-f]{64}$/)
    const openid = { scope: 'openid patient/Observation.rs launch/patient' }
    expect(await signIn(tenant, 'public', openid)).not.toHaveProperty('id_token')
    const other = String((await signIn(strict, 'public', openid)).id_token)
    expect(headerOf(other)).toHaveProperty('kid')
    expect(claimsOf(other).sub).not.toMatch(/^[\da-f]{64}$/)
  },

  'oe-2': async ({ createTenant }) => {
    expect(await signIn(createTenant())).toHaveProperty('fhirUser', 'Practitioner/dr-okafor')
    const { id_token, ...strict } = await signIn(createTenant({ preset: 'none' }))
    expect(strict).not.toHaveProperty('fhirUser')
    expect(claimsOf(String(id_token)).fhirUser).toMatch(/^http:/)
  },

  'sc-4': async ({ createTenant }) => {
    const getUserinfo = async (tenant: MockTenant) => {
      const { access_token } = await signIn(tenant, 'public', { scope: 'openid profile fhirUser' })
      const headers = bearer(String(access_token))
      return (await fetch(`${tenant.issuer}/userinfo`, { headers })).json() as Promise<JsonObject>
    }
    const tenant = createTenant()
    const user = await getUserinfo(tenant)
    expect(user).toMatchObject({
      sub: 'ngozi.okafor',
      profile: `${tenant.fhirBase}/Practitioner/dr-okafor`,
    })
    expect((await getUserinfo(createTenant({ preset: 'none' }))).sub).not.toBe(user.sub)
  },
}
