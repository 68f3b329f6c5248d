import type { JsonObject } from '../core/json.ts'
import type { TenantOptions } from '../core/options.ts'
import { ASSERTION_ALGORITHMS } from '../oauth/assertion/check-assertion.ts'
import { CLIENT_AUTH } from '../oauth/client-auth/list.ts'
import { GRANTS } from '../oauth/grants/list.ts'
import type { Tenant } from '../state/tenant.ts'

const CAPABILITIES = [
  'launch-ehr',
  'launch-standalone',
  'authorize-post',
  'client-public',
  'client-confidential-symmetric',
  'client-confidential-asymmetric',
  'sso-openid-connect',
  'context-banner',
  'context-ehr-patient',
  'context-ehr-encounter',
  'context-standalone-patient',
  'permission-offline',
  'permission-patient',
  'permission-user',
  'permission-v1',
  'permission-v2',
]

const SCOPES = [
  'openid',
  'fhirUser',
  'launch',
  'launch/patient',
  'offline_access',
  'online_access',
  'patient/*.cruds',
  'user/*.cruds',
  'system/*.cruds',
]

/** The URLs that every discovery document publishes, so that they agree by construction. */
export function endpointUrls({ base, issuer }: Pick<Tenant, 'base' | 'issuer'>) {
  return {
    issuer,
    authorization_endpoint: `${base}/auth/authorize`,
    token_endpoint: `${base}/auth/token`,
    jwks_uri: `${base}/auth/jwks`,
    registration_endpoint: `${base}/auth/register`,
    management_endpoint: `${base}/auth/manage`,
    introspection_endpoint: `${base}/auth/introspect`,
    revocation_endpoint: `${base}/auth/revoke`,
  }
}

/** Members that smart-configuration and openid-configuration share (S-004 to S-015, catalogue D3). */
export function sharedMetadata(tenant: Tenant, options: TenantOptions): JsonObject {
  return {
    ...endpointUrls(tenant),
    grant_types_supported: GRANTS.filter(({ advertised }) => advertised).map(({ type }) => type),
    response_types_supported: ['code'],
    token_endpoint_auth_methods_supported: CLIENT_AUTH.filter(({ advertised }) => advertised).map(
      ({ method }) => method,
    ),
    token_endpoint_auth_signing_alg_values_supported: [...ASSERTION_ALGORITHMS],
    scopes_supported: SCOPES,
    ...(options.codeChallengeMethods === undefined
      ? {}
      : { code_challenge_methods_supported: [...options.codeChallengeMethods] }),
    authorization_response_iss_parameter_supported: true,
  }
}

/** `.well-known/smart-configuration` (SMART App Launch, conformance). */
export function smartConfiguration(tenant: Tenant, options: TenantOptions): JsonObject {
  return { ...sharedMetadata(tenant, options), capabilities: CAPABILITIES }
}

/** `.well-known/openid-configuration` (S-026; OpenID Connect Discovery section 3). */
export function openidConfiguration(tenant: Tenant, options: TenantOptions): JsonObject {
  return {
    ...sharedMetadata(tenant, options),
    userinfo_endpoint: `${tenant.issuer}/userinfo`,
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['iss', 'sub', 'aud', 'exp', 'iat', 'auth_time', 'nonce', 'fhirUser'],
  }
}
