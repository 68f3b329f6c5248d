import { expect } from 'vitest'
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
}
