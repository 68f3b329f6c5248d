import { buildAssertionForm, type Changes, createAssertion } from '@smart-mock/test-clients/assertions'
import type { MockTenant } from '../../../src/testing/index.ts'
import { backendKeys } from '../../support/backend-keys.ts'
import { basic, codeForm, obtainCode, obtainTokens, type Params, post } from '../../support/handshake.ts'

type Provoke = (tenant: MockTenant) => Promise<Response>

const CLIENT = { client_id: 'smart-client-public' }

const redeem = async (tenant: MockTenant, changes: Params, headers = {}) =>
  post(tenant, 'token', await codeForm(tenant, changes), headers)

const refresh = (tenant: MockTenant, refresh_token: string) =>
  post(tenant, 'token', { grant_type: 'refresh_token', refresh_token, ...CLIENT })

/** Sends a request of the sample backend service for those scopes. */
export async function askAsService(
  tenant: MockTenant,
  scope: string,
  changes: Changes = {},
  alg: 'ES384' | 'RS384' = 'RS384',
): Promise<Response> {
  const { clientId, keys } = await backendKeys(tenant)
  const assertion = await createAssertion(tenant, clientId, keys[alg], changes)
  return post(tenant, 'token', {
    grant_type: 'client_credentials',
    scope,
    ...buildAssertionForm(assertion),
  })
}

/** Requests to the token endpoint that are refused, by the cause of the refusal. */
export const PROVOKE = {
  contentType: (tenant) =>
    fetch(`${tenant.issuer}/token`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    }),
  grantTypeMissing: (tenant) => post(tenant, 'token', CLIENT),
  grantTypeUnknown: (tenant) => post(tenant, 'token', { grant_type: 'password', ...CLIENT }),
  codeMissing: (tenant) => redeem(tenant, { code: undefined }),
  codeUnknown: (tenant) => redeem(tenant, { code: 'never-issued' }),
  codeExpired: async (tenant) => {
    const form = await codeForm(tenant)
    await tenant.performAction({ action: 'advanceClock', seconds: 100_000 })
    return post(tenant, 'token', form)
  },
  codeReplayed: async (tenant) => {
    const form = await codeForm(tenant)
    await post(tenant, 'token', form)
    return post(tenant, 'token', form)
  },
  redirectMismatch: (tenant) => redeem(tenant, { redirect_uri: 'http://localhost:4020/elsewhere' }),
  verifierMissing: (tenant) => redeem(tenant, { code_verifier: undefined }),
  verifierWrong: (tenant) => redeem(tenant, { code_verifier: 'w'.repeat(43) }),
  clientUnknown: (tenant) => redeem(tenant, { client_id: 'stranger' }),
  secretWrong: async (tenant) => {
    const code = await obtainCode(tenant, { client_id: 'smart-client-symmetric' })
    return redeem(tenant, { code, client_id: undefined }, basic('smart-client-symmetric', 'wrong'))
  },
  assertionWrong: (tenant) =>
    askAsService(tenant, 'system/Patient.rs', { claims: { aud: 'https://other.example' } }),
  refreshUnknown: (tenant) => refresh(tenant, 'never-issued'),
  refreshExpired: async (tenant) => {
    const { refresh_token } = await obtainTokens(tenant)
    await tenant.performAction({ action: 'advanceClock', seconds: 1_000_000_000 })
    return refresh(tenant, refresh_token)
  },
  refreshReplayed: async (tenant) => {
    const { refresh_token } = await obtainTokens(tenant)
    await refresh(tenant, refresh_token)
    return refresh(tenant, refresh_token)
  },
  scopeEmpty: (tenant) => askAsService(tenant, 'patient/Patient.rs'),
  grantNotAllowed: (tenant) => post(tenant, 'token', { grant_type: 'client_credentials', ...CLIENT }),
  grantGone: async (tenant) => {
    const { refresh_token } = await obtainTokens(tenant)
    await post(tenant, 'revoke', { token: refresh_token, ...CLIENT })
    return refresh(tenant, refresh_token)
  },
} as const satisfies Readonly<Record<string, Provoke>>
