import { expect } from 'vitest'
import { claimsOf } from '../../support/claims.ts'
import { basic } from '../../support/handshake.ts'
import type { AcceptanceChecks, AcceptanceContext } from '../acceptance-check.ts'
import { askTokens, refresh, signIn } from '../preset-requests.ts'

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

  'va-2': async ({ createTenant }) => {
    const [tenant, strict] = [createTenant(), createTenant({ preset: 'none' })]
    const first = await signIn(tenant)
    expect(first).toHaveProperty('state', 'state-0123456789abcdef')
    const { body } = await refresh(tenant, first.refresh_token)
    expect(body).toHaveProperty('state', null)
    expect(await signIn(strict)).not.toHaveProperty('state')
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

  'ab-3': async ({ createTenant }) => {
    const getLifetimes = async (preset: 'aidbox' | 'none') => {
      const { expires_in, id_token } = await signIn(createTenant({ preset }))
      const { iat, exp } = claimsOf(String(id_token))
      return [expires_in, Number(exp) - Number(iat)]
    }
    expect(await getLifetimes('aidbox')).toEqual([300, 300])
    expect(await getLifetimes('none')).toEqual([3600, 3600])
  },

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
}
