import { expect } from 'vitest'
import type { MockTenant } from '../../../src/testing/index.ts'
import {
  authorize,
  authorizeParams,
  callback,
  codeForm,
  obtainCode,
  obtainTokens,
  type Params,
  post,
  REDIRECT,
} from '../../support/handshake.ts'
import type { AcceptanceCheck, AcceptanceChecks } from '../acceptance-check.ts'
import { deny } from '../deny.ts'

const OTHER_AUD = 'https://other.example/fhir'

/** Checks that the preset grants a request that a strict tenant refuses. */
const checkAccepted =
  (build: (tenant: MockTenant) => Params): AcceptanceCheck =>
  async ({ createTenant }) => {
    for (const [preset, isAccepted] of [
      [undefined, true],
      ['none', false],
    ] as const) {
      const tenant = createTenant(preset === undefined ? {} : { preset })
      expect(callback(await authorize(tenant, build(tenant))).has('code')).toBe(isAccepted)
    }
  }

/** Checks the JSON that the preset answers to a request that a strict tenant accepts, or redirects, or has a page for. */
const checkJson =
  (changes: Params, body: unknown): AcceptanceCheck =>
  async ({ createTenant }) => {
    const response = await authorize(createTenant(), changes)
    expect([response.status, response.headers.get('location')]).toEqual([400, null])
    expect(await response.json()).toEqual(body)
    const strict = await authorize(createTenant({ preset: 'none' }), changes)
    expect(strict.headers.get('content-type') ?? '').not.toContain('json')
  }

export const REQUESTS_CHECKS: AcceptanceChecks = {
  'epic-6': async ({ createTenant }) => {
    for (const changes of [{ redirect_uri: 'https://other.example' }, { aud: undefined }]) {
      const response = await authorize(createTenant(), changes)
      expect([response.status, response.headers.get('location')]).toEqual([400, null])
      expect(response.headers.get('content-type')).toContain('text/html')
      expect(await response.text()).toContain('OAuth2 Error')
    }
    const strict = createTenant({ preset: 'none' })
    expect(callback(await authorize(strict, { aud: undefined })).get('error')).toBe('invalid_request')
  },

  'bb-1': checkJson(
    { state: '8letters' },
    { status_code: 400, message: 'State parameter should have a minimum of 16 characters' },
  ),

  'bb-2': checkJson(
    { code_challenge: undefined, code_challenge_method: undefined },
    { status_code: 400, message: 'Missing Required Parameter(s): code_challenge, code_challenge_method' },
  ),

  'va-1': checkJson(
    { client_id: 'stranger' },
    { error: 'unauthorized_client', error_description: expect.any(String) },
  ),

  'entra-1': async ({ createTenant }) => {
    for (const [preset, status] of [
      ['entra-proxy', 405],
      ['none', 303],
    ] as const) {
      const tenant = createTenant({ preset })
      expect((await post(tenant, 'authorize', authorizeParams(tenant))).status).toBe(status)
    }
  },

  'entra-2': async ({ createTenant }) => {
    const code = await obtainCode(createTenant())
    expect(code).toMatch(/^[\w-]{1000,}$/)
    expect(JSON.parse(Buffer.from(code, 'base64url').toString())).toHaveProperty('code')
    expect((await obtainCode(createTenant({ preset: 'none' }))).length).toBeLessThan(200)
  },

  'entra-5': async ({ createTenant }) => {
    const answer = callback(await deny(createTenant()))
    expect([answer.get('error'), answer.has('error_description'), answer.has('state')]).toEqual([
      'access_denied',
      true,
      false,
    ])
    expect(callback(await deny(createTenant({ preset: 'none' }))).has('state')).toBe(true)
  },

  'kc-2': async ({ createTenant }) => {
    const location = async (tenant: MockTenant) =>
      (await authorize(tenant, { aud: OTHER_AUD })).headers.get('location')
    expect(await location(createTenant())).toBe(
      `${REDIRECT}?error=invalid_request&error_description=Invalid aud ${OTHER_AUD}`,
    )
    const strict = await location(createTenant({ preset: 'none' }))
    expect(strict).toContain('&state=')
    expect(strict).not.toContain(' ')
  },

  'sl-2': async ({ createTenant }) => {
    for (const [preset, status] of [
      ['smart-launcher', 200],
      ['none', 400],
    ] as const) {
      const tenant = createTenant({ preset })
      const form = await codeForm(tenant)
      expect((await post(tenant, 'token', form)).status).toBe(200)
      expect((await post(tenant, 'token', form)).status).toBe(status)
    }
  },

  'sl-3': checkAccepted(({ fhirBase }) => ({ aud: `https://other.example${new URL(fhirBase).pathname}` })),
  'sc-2': checkAccepted(({ issuer }) => ({ aud: `${issuer}/token` })),
  'hl-4': checkAccepted(({ fhirBase }) => ({ aud: `${fhirBase}/` })),

  'epic-7': async ({ createTenant }) => {
    for (const [preset, isFromEhr] of [
      ['epic', false],
      ['none', true],
    ] as const) {
      const tenant = createTenant({ preset })
      tenant.tenant.change({ autoApprove: { consent: 'given' } })
      const user = 'Practitioner/dr-okafor'
      const launch = await prepare(tenant, { user, patient: 'amy-shaw', encounter: 'amy-visit' })
      const changes = { launch, scope: 'openid user/Observation.rs' }
      const response = await authorize(tenant, changes)
      expect(response.headers.has('location')).toBe(isFromEhr)
      tenant.autoApprove({ user })
      const again = await prepare(tenant, { user, patient: 'amy-shaw', encounter: 'amy-visit' })
      const tokens = await obtainTokens(tenant, { ...changes, launch: again })
      expect('encounter' in tokens).toBe(isFromEhr)
    }
  },

  'va-3': async ({ createTenant }) => {
    const launch = Buffer.from('{"patient":"amy-shaw","sta3n":"553"}').toString('base64url')
    const changes = { launch, scope: 'launch openid' }
    expect(await obtainTokens(createTenant(), changes)).toMatchObject({ patient: 'amy-shaw', sta3n: '553' })
    const strict = callback(await authorize(createTenant({ preset: 'none' }), changes))
    expect(strict.get('error')).toBe('invalid_request')
  },

  'entra-3': async ({ createTenant }) => {
    const launch = Buffer.from('{"patient":"amy-shaw","encounter":"made-up"}').toString('base64url')
    const changes = { launch, scope: 'launch openid' }
    expect(await obtainTokens(createTenant(), changes)).toMatchObject({ encounter: 'made-up' })
    const strict = callback(await authorize(createTenant({ preset: 'none' }), changes))
    expect(strict.get('error')).toBe('invalid_request')
  },
}

async function prepare(
  tenant: MockTenant,
  context: { user: string; patient: string; encounter: string },
): Promise<string> {
  return (await tenant.prepareLaunch({ clientId: 'smart-client-public', ...context })).launch
}
