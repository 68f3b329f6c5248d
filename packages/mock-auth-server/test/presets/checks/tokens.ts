import { createKeyPair, type KeyPair } from '@smart-mock/test-clients/assertions'
import { expect } from 'vitest'
import type { JsonObject } from '../../../src/core/util/json.ts'
import type { MockTenant } from '../../../src/testing/index.ts'
import { claimsOf, headerOf } from '../../support/claims.ts'
import { basic, bearer } from '../../support/handshake.ts'
import type { AcceptanceChecks, AcceptanceContext } from '../acceptance-check.ts'
import { askTokens, refresh, signIn } from '../preset-requests.ts'
import { NOT_AUTHENTICATED, type Services, startServices } from '../services.ts'

/** Members of a refresh response that has nothing but the token. */
const MINIMAL = ['access_token', 'expires_in', 'scope', 'token_type']

/** Refresh responses lack refresh token and patient, and the first token works again (oracle-health). */
async function checkSilentRefresh({ createTenant }: AcceptanceContext): Promise<void> {
  const tenant = createTenant()
  const { refresh_token, patient } = await signIn(tenant)
  expect(patient).toBe('amy-shaw')
  for (const _ of [1, 2]) {
    const { status, body } = await refresh(tenant, refresh_token)
    expect([status, Object.keys(body).sort()]).toEqual([200, MINIMAL])
  }
  const strict = createTenant({ preset: 'none' })
  const first = await refresh(strict, (await signIn(strict)).refresh_token)
  expect(first.body).toMatchObject({ refresh_token: expect.any(String), patient: 'amy-shaw' })
}

/** A refresh token works again after a new one was given (keycloak, smart-launcher). */
async function checkReissue({ createTenant }: AcceptanceContext): Promise<void> {
  const [tenant, strict] = [createTenant(), createTenant({ preset: 'none' })]
  const { refresh_token } = await signIn(tenant)
  const renewed = [await refresh(tenant, refresh_token), await refresh(tenant, refresh_token)]
  expect(renewed.map(({ status }) => status)).toEqual([200, 200])
  expect(new Set([refresh_token, ...renewed.map(({ body }) => body.refresh_token)]).size).toBe(3)
  const { refresh_token: single } = await signIn(strict)
  expect((await refresh(strict, single)).status).toBe(200)
  expect(await refresh(strict, single)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
}

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

/** Runs a check with services that are registered at a tenant of the preset and at a strict one. */
async function withServices(
  { createTenant }: AcceptanceContext,
  check: (services: Services, tenant: MockTenant, strict: MockTenant) => Promise<void>,
  moreKeys: readonly KeyPair[] = [],
): Promise<void> {
  const services = await startServices('RS384', moreKeys)
  const tenants = [createTenant(), createTenant({ preset: 'none' })] as const
  for (const tenant of tenants) services.register(tenant)
  try {
    await check(services, ...tenants)
  } finally {
    services.close()
  }
}

/** Returns the first response of a preset and of a strict tenant, and those to their refreshes. */
async function getRefreshes({ createTenant }: AcceptanceContext) {
  const [tenant, strict] = [createTenant(), createTenant({ preset: 'none' })]
  return {
    tenant: (await refresh(tenant, (await signIn(tenant)).refresh_token)).body,
    strict: (await refresh(strict, (await signIn(strict)).refresh_token)).body,
  }
}

export const TOKENS_CHECKS: AcceptanceChecks = {
  'epic-1': async ({ createTenant }) => {
    const response = await signIn(createTenant())
    expect(response.scope).toContain('offline_access')
    expect(response).not.toHaveProperty('refresh_token')
    expect(await signIn(createTenant({ preset: 'none' }))).toHaveProperty('refresh_token')
  },

  'epic-2': async ({ createTenant }) => {
    const tenant = createTenant()
    const { refresh_token } = await signIn(tenant, 'symmetric')
    const { body } = await refresh(tenant, refresh_token, 'symmetric')
    expect(Object.keys(body).sort()).toEqual(MINIMAL)
    const strict = createTenant({ preset: 'none' })
    const { refresh_token: first } = await signIn(strict, 'symmetric')
    const { body: full } = await refresh(strict, first, 'symmetric')
    expect(Object.keys(full)).toEqual(expect.arrayContaining([...MINIMAL, 'refresh_token', 'patient']))
  },

  'oracle-provider-1': checkSilentRefresh,
  'oracle-patient-1': checkSilentRefresh,

  'oracle-provider-2': async ({ createTenant }) => {
    expect(await signIn(createTenant())).toMatchObject({ expires_in: 570 })
    expect(await signIn(createTenant({ preset: 'none' }))).toMatchObject({ expires_in: 3600 })
  },

  'oracle-provider-9': async ({ createTenant }) => {
    const form = { grant_type: 'client_credentials', scope: 'system/Patient.rs' }
    const secret = basic('smart-client-symmetric', 'smart-client-secret')
    expect(await askTokens(createTenant(), form, secret)).toMatchObject({ status: 200 })
    const strict = await askTokens(createTenant({ preset: 'none' }), form, secret)
    expect(strict).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } })
  },

  'entra-4': async ({ createTenant }) => {
    const tenant = createTenant({ accessTokenLifetimeS: 3599 })
    expect(await signIn(tenant)).toMatchObject({ expires_in: '3599' })
    expect(await signIn(createTenant({ preset: 'none' }))).toMatchObject({ expires_in: 3600 })
  },

  'entra-6': async (context) => {
    const { tenant, strict } = await getRefreshes(context)
    expect(tenant).not.toHaveProperty('patient')
    expect(tenant).toHaveProperty('id_token')
    expect(strict).toMatchObject({ patient: 'amy-shaw' })
  },

  'kc-4': checkReissue,
  'sl-6': checkReissue,

  'oe-1': async (context) => {
    const { tenant, strict } = await getRefreshes(context)
    expect(tenant).not.toHaveProperty('scope')
    expect(tenant).toHaveProperty('id_token')
    expect(strict).toHaveProperty('scope')
  },

  'oracle-provider-4': checkIdTokenIssuer,
  'oracle-patient-4': checkIdTokenIssuer,

  'va-2': async ({ createTenant }) => {
    const [tenant, strict] = [createTenant(), createTenant({ preset: 'none' })]
    const first = await signIn(tenant)
    expect(first).toHaveProperty('state', 'state-0123456789abcdef')
    const { body } = await refresh(tenant, first.refresh_token)
    expect(body).toHaveProperty('state', null)
    expect(await signIn(strict)).not.toHaveProperty('state')
  },

  'va-4': (context) =>
    withServices(context, async (services, tenant, strict) => {
      expect(await services.authenticate(tenant, 'inline')).toMatchObject(NOT_AUTHENTICATED)
      const other = { claims: { aud: `${tenant.tenant.addresses.second}/v1/token` } }
      expect(await services.authenticate(tenant, 'inline', other)).toMatchObject({ status: 200 })
      expect(await services.authenticate(strict, 'inline')).toMatchObject({ status: 200 })
      expect(await services.authenticate(strict, 'inline', other)).toMatchObject(NOT_AUTHENTICATED)
    }),

  'mp-4': async ({ createTenant }) => {
    const { access_token } = await signIn(createTenant())
    expect(claimsOf(String(access_token)).aud).toBe('smart-client-public')
    const strict = createTenant({ preset: 'none', accessTokenFormat: 'jwt' })
    expect(claimsOf(String((await signIn(strict)).access_token)).aud).toBe(strict.fhirBase)
  },

  'mp-5': async ({ createTenant }) => {
    const response = await signIn(createTenant())
    expect(Object.keys(response)[0]).toBe('token_type')
    expect(response).toMatchObject({
      project: { reference: expect.stringMatching(/^Project\/[\da-f-]{36}$/) },
      profile: { reference: 'Practitioner/dr-okafor', display: 'Ngozi Okafor' },
    })
    const strict = await signIn(createTenant({ preset: 'none' }))
    expect(Object.keys(strict)[0]).toBe('access_token')
    expect(Object.keys(strict)).not.toEqual(expect.arrayContaining(['project']))
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

  'ab-2': (context) =>
    withServices(context, async (services, tenant, strict) => {
      const { body } = await services.authenticate(tenant)
      expect(body).toMatchObject({ refresh_token: null, need_patient_banner: true })
      const names = Object.keys((await services.authenticate(strict)).body)
      expect(names).toEqual(['access_token', 'token_type', 'expires_in', 'scope'])
    }),

  'ab-3': async ({ createTenant }) => {
    const getLifetimes = async (preset: 'aidbox' | 'none') => {
      const { expires_in, id_token } = await signIn(createTenant({ preset }))
      const { iat, exp } = claimsOf(String(id_token))
      return [expires_in, Number(exp) - Number(iat)]
    }
    expect(await getLifetimes('aidbox')).toEqual([300, 300])
    expect(await getLifetimes('none')).toEqual([3600, 3600])
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

  'epic-10': (context) =>
    withServices(context, async (services, tenant, strict) => {
      const refusal = { status: 401, body: { error: 'invalid_client', error_description: null } }
      const long = { claims: { jti: 'j'.repeat(200) } }
      expect(await services.authenticate(tenant)).toMatchObject({ status: 200 })
      expect(await services.authenticate(tenant, 'by-url', long)).toEqual(refusal)
      expect(await services.authenticate(tenant, 'inline')).toEqual(refusal)
      expect(await services.authenticate(strict, 'inline', long)).toMatchObject({ status: 200 })
    }),

  'kc-3': async ({ createTenant }) => {
    const [tenant, strict] = [createTenant(), createTenant({ preset: 'none' })]
    const first = await signIn(tenant)
    expect(first).toMatchObject({ expires_in: 300, refresh_expires_in: 1800 })
    const unlimited = await signIn(strict)
    expect(unlimited).not.toHaveProperty('refresh_expires_in')
    for (const each of [tenant, strict])
      await each.performAction({ action: 'advanceClock', seconds: 31 * 60 })
    expect(await refresh(tenant, first.refresh_token)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'Token is not active' },
    })
    expect(await refresh(strict, unlimited.refresh_token)).toMatchObject({ status: 200 })
  },

  'ab-5': async (context) => {
    const others = await Promise.all([createKeyPair('RS256'), createKeyPair('ES384')])
    const check = async (services: Services, tenant: MockTenant, strict: MockTenant) => {
      const getAdvertised = async ({ fhirBase }: MockTenant) => {
        const response = await fetch(`${fhirBase}/.well-known/smart-configuration`)
        return ((await response.json()) as JsonObject).token_endpoint_auth_signing_alg_values_supported
      }
      expect(await services.authenticate(tenant)).toMatchObject({ status: 200 })
      for (const key of others)
        expect(await services.authenticate(tenant, 'by-url', {}, key)).toMatchObject(NOT_AUTHENTICATED)
      expect(await getAdvertised(tenant)).toEqual(['RS384'])
      expect(await services.authenticate(strict, 'by-url', {}, others[1])).toMatchObject({ status: 200 })
      expect(await getAdvertised(strict)).toEqual(['RS384', 'ES384'])
    }
    await withServices(context, check, others)
  },
}
