import type { HasHole } from './hole.ts'

/** A public key of the stub server; its private half belongs to nobody. */
const KEY = {
  ...{ kty: 'RSA', kid: 'one', use: 'sig', alg: 'RS256', e: 'AQAB' },
  n: 's01iBMw_DS8PQx3hnPvb7R7m6qz6EOcbbWbAjoqtuyj-xvBfGGESoaQMVvBfgRmdFQTrsZ-JGsJ9FQrmFdHtedqKzJUb58JcaX8cJ1YFJmp3uDZ7majDvugdkjDW3A75ew93g1cbz_OLv-Nhe9PfgtyGnY01IbbkaLqpKpaDou_8cGipmB9y4CtfqAv-yHztQKu4gTPDlUzHWcRQt5nPsRfNgpOkx4PM4MespcdpGZjoQWmvlM4ZjjJTokxyFp9L8CdjNEw3K6shTG7leLWzWJH7cWzAn-OU1SkA8MYvCUkLAvoz3oTrGydHTv1zy8q95nOfLqNwNhEy0DKPgX25Kw',
}

/** Builds smart-configuration. */
export function buildConfiguration(origin: string, has: HasHole) {
  const at = (path: string) => (has('relative endpoints') ? `..${path}` : `${origin}${path}`)
  const capabilities = [
    ...(has('capabilities of no set') ? [] : ['launch-standalone', 'context-standalone-patient']),
    ...[
      'client-public',
      'client-confidential-asymmetric',
      'permission-patient',
      'permission-v2',
      'sso-openid-connect',
      'smart-app-state',
    ],
    ...(has('repeated capability') ? ['client-public'] : []),
    ...(has('invented capability') ? ['time-travel'] : []),
  ]
  return {
    ...(has('no issuer') ? {} : { issuer: origin }),
    authorization_endpoint: `${origin}/sign-in`,
    token_endpoint: `${origin}/token`,
    introspection_endpoint: at('/introspect'),
    management_endpoint: `${origin}/manage`,
    user_access_brand_bundle: `${origin}/brands.json`,
    user_access_brand_identifier: { system: 'urn:ietf:rfc:3986', value: 'https://stub.example' },
    response_types_supported: ['code'],
    scopes_supported: [
      'launch/patient',
      has('malformed scope') ? 'patient/observation.rs' : 'patient/*.rs',
      'openid',
    ],
    code_challenge_methods_supported: has('plain PKCE') ? ['S256', 'plain'] : ['S256'],
    token_endpoint_auth_methods_supported: [
      'private_key_jwt',
      ...(has('invented authentication') ? ['magic'] : []),
    ],
    ...(has('no revocation') ? {} : { revocation_endpoint: `${origin}/revoke` }),
    ...(has('no key set') ? {} : { jwks_uri: `${origin}/keys` }),
    ...(has('no grant types') ? {} : { grant_types_supported: ['authorization_code'] }),
    ...(has('no assertion algorithms')
      ? {}
      : { token_endpoint_auth_signing_alg_values_supported: ['ES384'] }),
    ...(has('associated endpoints as an object') ? { associated_endpoints: {} } : {}),
    capabilities,
  }
}

/** Builds the CapabilityStatement. */
export function buildStatement(origin: string, has: HasHole) {
  const token = has('metadata of another server') ? 'https://other.example/token' : `${origin}/token`
  const extension = [
    {
      url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
      extension: [
        { url: 'authorize', valueUri: `${origin}/sign-in` },
        { url: 'token', valueUri: token },
      ],
    },
  ]
  const rest = [{ mode: 'server', security: { extension } }]
  return { resourceType: 'CapabilityStatement', status: 'active', fhirVersion: '4.0.1', rest }
}

/** Builds openid-configuration. */
export function buildOpenid(origin: string, has: HasHole) {
  return {
    issuer: origin,
    ...{
      authorization_endpoint: `${origin}/sign-in`,
      token_endpoint: `${origin}/token`,
      jwks_uri: `${origin}/keys`,
    },
    response_types_supported: ['code'],
    ...(has('openid-configuration without subject types') ? {} : { subject_types_supported: ['public'] }),
    id_token_signing_alg_values_supported: ['RS256'],
  }
}

export const buildKeys = (has: HasHole) => ({
  keys: [{ ...KEY, ...(has('private key published') ? { d: 'AQAB' } : {}) }],
})

/** Builds the brand bundle. */
export function buildBrands(fhirBase: string, has: HasHole) {
  const reason = has('invented absent reason') ? 'unknown' : 'asked-unknown'
  const absent = { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: reason }
  const version = {
    url: 'http://hl7.org/fhir/StructureDefinition/endpoint-fhir-version',
    valueCode: '4.0.1',
  }
  const organization = {
    ...{ resourceType: 'Organization', id: 'o', name: 'Stub', endpoint: [{ reference: 'Endpoint/e' }] },
    identifier: [{ system: 'urn:ietf:rfc:3986', value: 'https://stub.example' }],
    ...(has('brand without website') ? {} : { telecom: [{ system: 'url', value: 'https://stub.example' }] }),
    address: [{ _text: { extension: [absent] } }],
  }
  const endpoint = {
    ...{ resourceType: 'Endpoint', id: 'e', status: 'active', address: fhirBase },
    ...(has('endpoint without version') ? {} : { extension: [version] }),
    connectionType: { code: 'hl7-fhir-rest' },
    contact: [{ system: 'url', value: 'https://stub.example' }],
    payloadType: [{ coding: [{ code: 'none' }] }],
  }
  return {
    ...{ resourceType: 'Bundle', type: 'collection', meta: { lastUpdated: '2026-01-01T00:00:00Z' } },
    ...(has('bundle without timestamp') ? {} : { timestamp: '2026-01-01T00:00:00Z' }),
    entry: [{ resource: organization }, { resource: endpoint }],
  }
}
