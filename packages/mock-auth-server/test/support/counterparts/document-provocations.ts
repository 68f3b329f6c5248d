import type { MockTenant } from '../../../src/testing/index.ts'
import { authorize, bearer, obtainTokens } from '../handshake.ts'
import { type Provocations, provoke, readHeader, readMember } from './provocation.ts'

const ORIGIN = { headers: { origin: 'http://localhost:4020' } }
const DISCOVERY = '.well-known/smart-configuration'

const published = (member: string) => async (tenant: MockTenant) =>
  (await readMember(`${tenant.fhirBase}/${DISCOVERY}`, member)) !== undefined
const listed = (member: string, value: string) => async (tenant: MockTenant) =>
  ((await readMember(`${tenant.fhirBase}/${DISCOVERY}`, member)) as string[]).includes(value)
const allowsOrigin = (path: string) => (tenant: MockTenant) =>
  readHeader(fetch(`${tenant.tenant.base}/${path}`, ORIGIN), 'access-control-allow-origin')

export const DISCOVERY_PROVOCATIONS: Provocations = {
  'html-for-html': provoke(
    (tenant) =>
      readHeader(
        fetch(`${tenant.fhirBase}/${DISCOVERY}`, { headers: { accept: 'text/html' } }),
        'content-type',
      ),
    'application/json',
    'text/html; charset=utf-8',
  ),
  'grant-types-missing': provoke(published('grant_types_supported'), true, false),
  'auth-method-unknown': provoke(listed('token_endpoint_auth_methods_supported', 'telepathy'), false, true),
  'assertion-algorithms-missing': provoke(
    published('token_endpoint_auth_signing_alg_values_supported'),
    true,
    false,
  ),
  'issuer-missing': provoke(published('issuer'), true, false),
  'jwks-uri-missing': provoke(published('jwks_uri'), true, false),
  'scope-malformed': provoke(listed('scopes_supported', 'patient/Observation.dus'), false, true),
  'recommended-missing': provoke(published('response_types_supported'), true, false),
  'associated-endpoints-malformed': provoke(
    async (tenant) =>
      Array.isArray(await readMember(`${tenant.fhirBase}/${DISCOVERY}`, 'associated_endpoints')),
    true,
    false,
  ),
  'scope-never-granted': provoke(
    async (tenant) => [
      await listed('scopes_supported', 'email')(tenant),
      (await obtainTokens(tenant, { scope: 'openid email' })).scope,
    ],
    [false, 'openid email'],
    [true, 'openid'],
  ),
}

export const METADATA_PROVOCATIONS: Provocations = {
  'oauth-uris-missing': provoke(
    async (tenant) => {
      const [rest] = (await readMember(`${tenant.fhirBase}/metadata`, 'rest')) as [{ security: object }]
      return 'extension' in rest.security
    },
    true,
    false,
  ),
}

export const OPENID_PROVOCATIONS: Provocations = {
  'metadata-issuer-other': provoke(
    async (tenant) =>
      (await readMember(`${tenant.issuer}/.well-known/oauth-authorization-server`, 'issuer')) ===
      tenant.issuer,
    true,
    false,
  ),
  'subject-types-missing': provoke(
    (tenant) => readMember(`${tenant.issuer}/.well-known/openid-configuration`, 'subject_types_supported'),
    ['public'],
    undefined,
  ),
  'private-key-published': provoke(
    async (tenant) => {
      const keys = (await readMember(`${tenant.issuer}/jwks`, 'keys')) as object[]
      return keys.some((key) => 'd' in key)
    },
    false,
    true,
  ),
}

export const CORS_PROVOCATIONS: Provocations = {
  metadata: provoke(allowsOrigin('fhir/metadata'), '*', null),
  'fhir-errors': provoke(allowsOrigin('fhir/Patient'), 'http://localhost:4020', null),
  authorize: provoke(
    (tenant) => readHeader(authorize(tenant, {}, ORIGIN), 'access-control-allow-origin'),
    null,
    '*',
  ),
  brands: provoke(allowsOrigin('brands/bundle.json'), '*', null),
}

const bundle = (read: (organization: Resource, endpoint: Resource, bundle: Resource) => unknown) =>
  async function readBundle({ tenant }: MockTenant): Promise<unknown> {
    const document = (await (await fetch(`${tenant.base}/brands/bundle.json`)).json()) as Resource
    const [organization, endpoint] = document.entry as [{ resource: Resource }, { resource: Resource }]
    return read(organization.resource, endpoint.resource, document)
  }
type Resource = Record<string, unknown>

export const BRANDS_PROVOCATIONS: Provocations = {
  'timestamp-missing': provoke(
    bundle((_, __, document) => 'timestamp' in document),
    true,
    false,
  ),
  'website-missing': provoke(
    bundle((organization) => 'telecom' in organization),
    true,
    false,
  ),
  'fhir-version-missing': provoke(
    bundle((_, endpoint) => 'extension' in endpoint),
    true,
    false,
  ),
  'absent-reason': provoke(
    bundle((organization) => '_alias' in organization),
    false,
    true,
  ),
}

export const MANAGEMENT_PROVOCATIONS: Provocations = {
  '': provoke(async (tenant) => (await fetch(`${tenant.issuer}/manage`)).status, 200, 404),
}

const introspected = (member: string, active: boolean) => async (tenant: MockTenant) => {
  const token = active ? (await obtainTokens(tenant)).access_token : 'no-such-token'
  const body = new URLSearchParams({ token })
  const method = 'POST'
  const url = `${tenant.issuer}/introspect`
  return (await readMember(url, member, { method, body, headers: active ? bearer(token) : {} })) !== undefined
}

export const INTROSPECTION_PROVOCATIONS: Provocations = {
  'identity-missing': provoke(introspected('sub', true), true, false),
  'inactive-with-members': provoke(introspected('client_id', false), false, true),
}
