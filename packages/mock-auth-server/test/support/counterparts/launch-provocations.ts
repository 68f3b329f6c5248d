import type { MockTenant } from '../../../src/testing/index.ts'
import { authorize, bearer, callback, obtainTokens, REDIRECT } from '../handshake.ts'
import { type Provocations, provoke, readHeader } from './provocation.ts'

const register =
  (metadata: Record<string, unknown>, read: (body: Record<string, unknown>) => unknown) =>
  async (tenant: MockTenant) => {
    const response = await fetch(`${tenant.issuer}/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ redirect_uris: [REDIRECT], ...metadata }),
    })
    return read((await response.json()) as Record<string, unknown>)
  }
const SIGNS = { token_endpoint_auth_method: 'private_key_jwt' }
const KEY = { kty: 'EC', crv: 'P-384', x: 'x', y: 'y', kid: '1' }

export const REGISTRATION_PROVOCATIONS: Provocations = {
  'client-id-missing': provoke(
    register({}, (body) => 'client_id' in body),
    true,
    false,
  ),
  'secret-expiry-missing': provoke(
    register({}, (body) => 'client_secret_expires_at' in body),
    true,
    false,
  ),
  'refuses-jwks': provoke(
    register({ ...SIGNS, jwks: { keys: [KEY] } }, ({ error }) => error),
    undefined,
    'invalid_client_metadata',
  ),
  'refuses-jwks-uri': provoke(
    register({ ...SIGNS, jwks_uri: 'https://app.example/jwks.json' }, ({ error }) => error),
    undefined,
    'invalid_client_metadata',
  ),
}

async function openLaunch(tenant: MockTenant): Promise<string | null> {
  const { url } = await tenant.prepareLaunch({ clientId: 'smart-client-public', patient: 'amy-shaw' })
  return callback(await fetch(url, { redirect: 'manual' })).get('launch')
}

async function readStyle(url: unknown): Promise<string> {
  return (await fetch(String(url))).text()
}

export const LAUNCH_PROVOCATIONS: Provocations = {
  'handle-constant': provoke(
    async (tenant) => {
      const first = await openLaunch(tenant)
      return first === (await openLaunch(tenant))
    },
    false,
    true,
  ),
  'style-url-unchanged': provoke(
    async (tenant) => {
      const launch = (await openLaunch(tenant)) ?? ''
      const { smart_style_url } = await obtainTokens(tenant, { launch, scope: 'launch openid' })
      const first = await readStyle(smart_style_url)
      return first === (await readStyle(smart_style_url))
    },
    true,
    false,
  ),
  'task-input-missing': provoke(
    async (tenant) => {
      const scope = 'launch/patient patient/Task.crs user/Task.rs'
      const headers = {
        ...bearer((await obtainTokens(tenant, { scope })).access_token),
        'content-type': 'application/fhir+json',
      }
      const input = [{ type: { text: 'app' }, valueUrl: 'http://localhost:4020/launch' }]
      const task = {
        ...{ resourceType: 'Task', status: 'requested', intent: 'proposal', input },
        for: { reference: 'Patient/amy-shaw' },
      }
      const body = JSON.stringify(task)
      await fetch(`${tenant.fhirBase}/Task`, { method: 'POST', headers, body })
      const found = await (await fetch(`${tenant.fhirBase}/Task`, { headers })).text()
      return found.includes('"input"')
    },
    true,
    false,
  ),
}

const page = (tenant: MockTenant) => {
  tenant.tenant.change({ autoApprove: undefined })
  return authorize(tenant)
}

export const PAGE_PROVOCATIONS: Provocations = {
  frameable: provoke(
    async (tenant) =>
      (await page(tenant)).headers.get('content-security-policy')?.includes('frame-ancestors'),
    true,
    false,
  ),
  'referrer-sent': provoke(
    (tenant) => readHeader(page(tenant), 'referrer-policy'),
    'no-referrer',
    'unsafe-url',
  ),
}
