import type { TenantOptions } from '../../core/oauth/options.ts'
import { PROFILES } from '../../core/oauth/profile.ts'
import type { JsonObject } from '../../core/util/json.ts'
import type { Tenant } from '../../state/tenant.ts'
import { BRAND_IDENTIFIER } from '../brands/build-brands-bundle.ts'
import { CLIENT_AUTH } from '../client-authentication/list.ts'
import type { EndpointContext } from '../shared/endpoint.ts'
import { getIssuer } from '../shared/get-issuer.ts'
import { GRANTS } from '../token/grants/list.ts'
import { listCapabilities } from './list-capabilities.ts'
import { listSupportedScopes } from './list-supported-scopes.ts'

/** The part of an exchange that its document is built from. */
export type DocumentContext = Pick<EndpointContext, 'tenant' | 'options' | 'pass'>

const UNADVERTISED: ReadonlySet<string> = new Set(['own-token', 'unadvertised-open'])

/** Builds the URLs that every discovery document publishes, so that they agree by construction. */
export function buildEndpointUrls(context: DocumentContext) {
  const urls = context.pass('endpoints', context.tenant.defaultAddresses.endpoints)
  return {
    issuer: getIssuer(context),
    authorization_endpoint: urls.authorize,
    token_endpoint: urls.token,
    jwks_uri: urls.jwks,
    registration_endpoint: urls.register,
    management_endpoint: urls.manage,
    ...(UNADVERTISED.has(context.options.introspection) ? {} : { introspection_endpoint: urls.introspect }),
    revocation_endpoint: urls.revoke,
  }
}

/**
 * Returns the members that all discovery documents share, in every version (S-004 to S-017, catalogue D3).
 */
function sharedMetadata(context: DocumentContext): JsonObject {
  const { options } = context
  const { asymmetricAuth } = PROFILES[options.profileVersion]
  const methods = CLIENT_AUTH.filter(({ advertised }) => advertised).map(({ method }) => method)
  return {
    ...buildEndpointUrls(context),
    grant_types_supported: GRANTS.filter(({ advertised }) => advertised)
      .map(({ type }) => type)
      .filter((type) => asymmetricAuth || type !== 'client_credentials'),
    response_types_supported: ['code'],
    token_endpoint_auth_methods_supported: methods.filter(
      (method) => asymmetricAuth || method !== 'private_key_jwt',
    ),
    ...(asymmetricAuth
      ? { token_endpoint_auth_signing_alg_values_supported: [...options.assertionAlgorithms] }
      : {}),
    scopes_supported: listSupportedScopes(options),
    ...(options.codeChallengeMethods === undefined
      ? {}
      : { code_challenge_methods_supported: [...options.codeChallengeMethods] }),
    authorization_response_iss_parameter_supported: true,
  }
}

/** Members that smart-configuration got with SMART 2.0. */
const SINCE_2 = ['issuer', 'jwks_uri', 'grant_types_supported', 'code_challenge_methods_supported']

/** Builds `.well-known/smart-configuration` (SMART App Launch, conformance). */
export function buildSmartConfiguration(context: DocumentContext): JsonObject {
  const { tenant, options } = context
  const shared = sharedMetadata(context)
  const members = Object.entries(shared).filter(
    ([name]) => options.profileVersion !== '1.0' || !SINCE_2.includes(name),
  )
  return {
    ...Object.fromEntries(members),
    capabilities: listCapabilities(options),
    ...appStateMembers(tenant, options),
    ...brandMembers(tenant, options),
  }
}

/**
 * Returns the members for app state: its own member in 2.1, an associated endpoint in 2.2 (S-019, S-020,
 * S-139).
 */
function appStateMembers({ base }: Tenant, { profileVersion }: TenantOptions): JsonObject {
  const url = `${base}/app-state`
  if (profileVersion === '2.1') return { smart_app_state_endpoint: url }
  return PROFILES[profileVersion].appState
    ? { associated_endpoints: [{ url, capabilities: ['smart-app-state'] }] }
    : {}
}

/** Returns the members for brands (S-018, S-149). */
function brandMembers({ base }: Tenant, { profileVersion }: TenantOptions): JsonObject {
  if (!PROFILES[profileVersion].brands) return {}
  return {
    user_access_brand_bundle: `${base}/brands/bundle.json`,
    user_access_brand_identifier: BRAND_IDENTIFIER,
  }
}

/** Builds `.well-known/openid-configuration` (S-026; OpenID Connect Discovery section 3). */
export function buildOpenIdConfiguration(context: DocumentContext): JsonObject {
  return {
    ...sharedMetadata(context),
    userinfo_endpoint: context.pass('endpoints', context.tenant.defaultAddresses.endpoints).userinfo,
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: [...CLAIMS],
  }
}

const CLAIMS = ['iss', 'sub', 'aud', 'exp', 'iat', 'auth_time', 'nonce', 'at_hash', 'fhirUser']

/** Builds the authorization server metadata (S-028; RFC 8414 section 2). */
export function buildAuthorizationServerMetadata(context: DocumentContext): JsonObject {
  return sharedMetadata(context)
}
