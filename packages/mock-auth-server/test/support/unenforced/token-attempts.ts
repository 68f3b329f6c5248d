import type { ServerRequirement } from '../../../src/core/declare/server-requirements.ts'
import type { MockTenant } from '../../../src/testing/index.ts'
import {
  basic,
  bearer,
  CHALLENGE,
  codeForm,
  obtainCode,
  obtainTokens,
  type Params,
  params,
  post,
} from '../handshake.ts'
import { type Attempt, attempt } from './attempt.ts'

const SYMMETRIC = 'smart-client-symmetric'
const SECRET = 'smart-client-secret'
const OTHER = basic(SYMMETRIC, SECRET)

/** Redeems a fresh code of the public client, with changes. */
const redeeming =
  (changes: Params, headers: Record<string, string> = {}) =>
  async (tenant: MockTenant) =>
    post(tenant, 'token', await codeForm(tenant, changes), headers)

/** Redeems a fresh code of the client with a secret, with changes. */
const redeemingAs =
  (changes: Params, headers: Record<string, string> = {}) =>
  async (tenant: MockTenant) => {
    const code = await obtainCode(tenant, { client_id: SYMMETRIC })
    return post(tenant, 'token', await codeForm(tenant, { code, client_id: undefined, ...changes }), headers)
  }

/** Logs in with offline_access and refreshes, with changes. */
const refreshing =
  (changes: Params, headers: Record<string, string> = {}) =>
  async (tenant: MockTenant) => {
    const { refresh_token } = await obtainTokens(tenant)
    return refresh(tenant, refresh_token, changes, headers)
  }

function refresh(
  tenant: MockTenant,
  refresh_token: string,
  changes: Params = {},
  headers: Record<string, string> = {},
): Promise<Response> {
  const client_id = 'smart-client-public'
  return post(tenant, 'token', { grant_type: 'refresh_token', refresh_token, client_id, ...changes }, headers)
}

/** Returns the status 404 for a token response that does not have exactly that scope. */
async function requireScope(response: Response, scope: string): Promise<Response> {
  const body = (await response.json()) as { scope?: string }
  return body.scope === scope ? Response.json(body) : new Response('', { status: 404 })
}

export const TOKEN_ATTEMPTS = {
  'token-method': attempt(
    async (tenant) => fetch(`${tenant.issuer}/token?${params(await codeForm(tenant))}`),
    'invalid_request',
    '200',
  ),
  'token-content-type': attempt(
    async (tenant) =>
      fetch(`${tenant.issuer}/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(await codeForm(tenant)),
      }),
    'invalid_request',
    '200',
  ),
  'token-repeated-parameters': attempt(
    async (tenant) => {
      const form = params(await codeForm(tenant))
      form.append('redirect_uri', form.get('redirect_uri') ?? '')
      return post(tenant, 'token', form)
    },
    'invalid_request',
    '200',
  ),
  'verifier-present': attempt(redeeming({ code_verifier: undefined }), 'invalid_grant', '200'),
  'verifier-blank': attempt(redeeming({ code_verifier: '' }), 'invalid_grant', '200'),
  'verifier-value': attempt(redeeming({ code_verifier: 'v'.repeat(43) }), 'invalid_grant', '200'),
  'verifier-plain': attempt(redeeming({ code_verifier: CHALLENGE }), 'invalid_grant', '200'),
  'verifier-unasked': attempt(
    async (tenant) => {
      tenant.tenant.change({ pkce: 'optional' })
      const without = { code_challenge: undefined, code_challenge_method: undefined }
      return redeeming({ code: await obtainCode(tenant, without) })(tenant)
    },
    'invalid_grant',
    '200',
  ),
  'code-redirect-uri': attempt(
    redeeming({ redirect_uri: 'http://localhost:4020/callback/' }),
    'invalid_grant',
    '200',
  ),
  'code-client': attempt(redeeming({ client_id: undefined }, OTHER), 'invalid_grant', '200'),
  'client-authentication': attempt(redeemingAs({ client_id: SYMMETRIC }), 'invalid_client', '200'),
  'client-secret': attempt(redeemingAs({}, basic(SYMMETRIC, 'wrong')), 'invalid_client', '200'),
  'one-authentication-method': attempt(
    redeemingAs({ client_id: SYMMETRIC, client_secret: SECRET }, OTHER),
    'invalid_request',
    '200',
  ),
  'secret-form-encoding': attempt(
    async (tenant) => {
      const client = tenant.tenant.client(SYMMETRIC)
      if (client) tenant.register({ ...client, secret: 'a:b/c' })
      return redeemingAs({}, basic(SYMMETRIC, encodeURIComponent('a:b/c')))(tenant)
    },
    '200',
    'invalid_client',
  ),
  'code-single-use': attempt(
    async (tenant) => {
      const form = await codeForm(tenant)
      await post(tenant, 'token', form)
      return post(tenant, 'token', form)
    },
    'invalid_grant',
    '200',
  ),
  'code-replay-revocation': attempt(
    async (tenant) => {
      const form = await codeForm(tenant)
      const first = await post(tenant, 'token', form)
      const { access_token } = (await first.json()) as { access_token: string }
      await post(tenant, 'token', form)
      return fetch(`${tenant.fhirBase}/Observation?_count=1`, { headers: bearer(access_token) })
    },
    '401',
    '200',
  ),
  'refresh-same-scope': attempt(
    async (tenant) => {
      const { refresh_token, scope } = await obtainTokens(tenant)
      return refresh(tenant, refresh_token, { scope })
    },
    '200',
    'invalid_scope',
  ),
  'refresh-narrowing': attempt(
    async (tenant) => requireScope(await refreshing({ scope: 'openid' })(tenant), 'openid'),
    '200',
    '404',
  ),
  'refresh-scope': attempt(refreshing({ scope: 'user/*.cruds' }), 'invalid_scope', '200'),
  'refresh-client': attempt(refreshing({ client_id: undefined }, OTHER), 'invalid_grant', '200'),
  'refresh-authentication': attempt(
    async (tenant) => {
      const code = await obtainCode(tenant, { client_id: SYMMETRIC })
      const form = await codeForm(tenant, { code, client_id: undefined })
      const { refresh_token } = (await (await post(tenant, 'token', form, OTHER)).json()) as {
        refresh_token: string
      }
      return refresh(tenant, refresh_token, { client_id: SYMMETRIC })
    },
    'invalid_client',
    '200',
  ),
  'refresh-reuse': attempt(
    async (tenant) => {
      const { refresh_token } = await obtainTokens(tenant)
      await refresh(tenant, refresh_token)
      return refresh(tenant, refresh_token)
    },
    'invalid_grant',
    '200',
  ),
} satisfies Partial<Record<ServerRequirement, Attempt>>
