import type { ServerRequirement } from '../../../src/core/declare/server-requirements.ts'
import type { MockTenant } from '../../../src/testing/index.ts'
import { basic, bearer, callback, obtainTokens, type Params, post } from '../handshake.ts'
import { type Attempt, attempt } from './attempt.ts'

const OTHER = basic('smart-client-symmetric', 'smart-client-secret')
const OWN = { client_id: 'smart-client-public' }

/** Introspects at a server that protects it; the status 404 stands for an inactive token. */
async function introspect(tenant: MockTenant, token: string, headers: Record<string, string>) {
  tenant.tenant.change({ introspection: 'protected' })
  const response = await post(tenant, 'introspect', { token }, headers)
  const body = (await response.json()) as { active?: boolean; error?: string }
  return body.active === false ? new Response('', { status: 404 }) : Response.json(body, response)
}

/** Revokes a token and reads with the access token of the same login. */
const revoking =
  (which: 'access_token' | 'refresh_token', form: Params, headers: Record<string, string> = {}) =>
  async (tenant: MockTenant) => {
    const tokens = await obtainTokens(tenant)
    await post(tenant, 'revoke', { token: tokens[which], ...form }, headers)
    return fetch(`${tenant.fhirBase}/Observation?_count=1`, { headers: bearer(tokens.access_token) })
  }

const CODING = { system: 'https://app.example', code: 'prefs' }
const FHIR = { 'content-type': 'application/fhir+json' }
const state = (changes: Record<string, unknown> = {}) => ({
  resourceType: 'Basic',
  code: { coding: [CODING] },
  subject: { reference: 'Patient/amy-shaw' },
  ...changes,
})

/** Logs in, stores an app state, and sends a request about it. */
const withState =
  (method: string, read: (id: string) => readonly [body: unknown, version?: string]) =>
  async (tenant: MockTenant) => {
    const headers = { ...FHIR, ...bearer((await obtainTokens(tenant)).access_token) }
    const url = `${tenant.tenant.base}/app-state/Basic`
    const created = await fetch(url, { method: 'POST', headers, body: JSON.stringify(state()) })
    const { id } = (await created.json()) as { id: string }
    const [body, version = '1'] = read(id)
    const send = (how: string) =>
      fetch(`${url}/${id}`, {
        method: how,
        headers: { ...headers, 'if-match': `W/"${version}"` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    if (method === 'DELETE') await send('DELETE')
    return send(method)
  }

const storing = (body: unknown) => async (tenant: MockTenant) => {
  const headers = { ...FHIR, ...bearer((await obtainTokens(tenant)).access_token) }
  return fetch(`${tenant.tenant.base}/app-state/Basic`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
}

export const SERVICE_ATTEMPTS = {
  'introspection-caller': attempt((tenant) => introspect(tenant, 'none', {}), 'invalid_client', '404'),
  'introspection-bearer': attempt(
    async (tenant) => {
      const { access_token } = await obtainTokens(tenant)
      return introspect(tenant, access_token, bearer(access_token))
    },
    '200',
    'invalid_client',
  ),
  'introspection-any-client': attempt(
    async (tenant) => introspect(tenant, (await obtainTokens(tenant)).access_token, OTHER),
    '200',
    '404',
  ),
  'revocation-unknown-token': attempt(
    (tenant) => post(tenant, 'revoke', { token: 'none', ...OWN }),
    '200',
    'invalid_request',
  ),
  'revocation-client': attempt(revoking('refresh_token', {}, OTHER), '200', '401'),
  revocation: attempt(revoking('refresh_token', OWN), '401', '200'),
  'revocation-access-token': attempt(revoking('access_token', OWN), '401', '200'),
  'online-session': attempt(
    async (tenant) => {
      const clientId = 'smart-client-public'
      const { url: opened } = await tenant.prepareLaunch({ clientId, user: 'Practitioner/dr-okafor' })
      const launch = callback(await fetch(opened, { redirect: 'manual' })).get('launch') ?? ''
      const { refresh_token } = await obtainTokens(tenant, { launch, scope: 'launch online_access' })
      const form = new URLSearchParams({ step: 'sign-in', user: 'Practitioner/dr-okafor' })
      const url = `${tenant.issuer}/manage`
      const signedIn = await fetch(url, { method: 'POST', body: form, redirect: 'manual' })
      const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
      const body = new URLSearchParams({ step: 'sign-out' })
      await fetch(url, { method: 'POST', body, headers: { cookie }, redirect: 'manual' })
      return post(tenant, 'token', { grant_type: 'refresh_token', refresh_token, ...OWN })
    },
    'invalid_grant',
    '200',
  ),
  'app-state-token': attempt(
    (tenant) =>
      fetch(`${tenant.tenant.base}/app-state/Basic?code=https://app.example|prefs&subject=Patient/amy-shaw`),
    '401',
    '200',
  ),
  'app-state-access': attempt(storing(state({ subject: { reference: 'Patient/lucas-labs' } })), '403', '201'),
  'app-state-size': attempt(
    storing(state({ extension: [{ url: 'https://app.example/x', valueString: 'x'.repeat(200_000) }] })),
    '201',
    '413',
  ),
  'app-state-if-match': attempt(
    withState('PUT', (id) => [state({ id }), '999']),
    '412',
    '200',
  ),
  'app-state-identity': attempt(
    withState('PUT', (id) => [state({ id, code: { coding: [{ ...CODING, code: 'other' }] } })]),
    '412',
    '200',
  ),
  'app-state-deleted': attempt(
    withState('DELETE', () => [undefined]),
    '412',
    '204',
  ),
} satisfies Partial<Record<ServerRequirement, Attempt>>
