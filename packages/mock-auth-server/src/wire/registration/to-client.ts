import { parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import { isEnforced } from '../../core/declare/server-requirements.ts'
import type { Client, ClientType } from '../../core/oauth/client.ts'
import { findRedirectUriProblem } from '../../core/oauth/find-redirect-uri-problem.ts'
import { OAuthError } from '../../core/oauth/oauth-error.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'
import { parsePublicKeys } from './parse-public-keys.ts'
import { type ClientMetadata, createMetadataError } from './read-metadata.ts'

/**
 * Converts metadata to a client; throws `invalid_redirect_uri` or `invalid_client_metadata` (S-034 to S-039).
 */
export function toClient(
  clientId: string,
  secret: string,
  metadata: ClientMetadata,
  options: TenantOptions,
): Client {
  const type = clientType(metadata)
  const { launchUris, native, name, scope } = metadata
  const redirectUris = checkRedirectUris(metadata, type, options)
  checkLaunchUris(metadata)
  const unknown = parseScopeString(scope ?? '').find(({ kind }) => kind === 'invalid')
  if (unknown) throw createMetadataError(`scope: ${unknown.raw} is not a SMART scope`)
  if (type === 'backend' && !scope) {
    throw createMetadataError(
      'scope: a backend service registers the system/ scopes that it is authorized for',
    )
  }
  return {
    clientId,
    name: name?.slice(0, 200) || clientId,
    type,
    redirectUris,
    launchUris,
    ...(type === 'confidential-symmetric' ? { secret } : {}),
    ...(scope ? { scope } : {}),
    ...(native ? { native } : {}),
    ...keysOf(metadata, type),
  }
}

function clientType({ method, grantTypes }: ClientMetadata): ClientType {
  const backend = grantTypes.includes('client_credentials')
  if (backend && method !== 'private_key_jwt') {
    throw createMetadataError('client_credentials requires token_endpoint_auth_method private_key_jwt')
  }
  if (backend && grantTypes.length > 1) {
    throw createMetadataError(
      'client_credentials cannot be combined with other grants: register the app that acts for a user as another client',
    )
  }
  if (!backend && !grantTypes.includes('authorization_code')) {
    throw createMetadataError('grant_types: refresh_token requires another grant type')
  }
  if (backend) return 'backend'
  if (method === 'none') return 'public'
  return method === 'private_key_jwt' ? 'confidential-asymmetric' : 'confidential-symmetric'
}

const LIMIT = 50

/** Returns the redirect URIs; unsafe ones are left out where they are not refused. */
function checkRedirectUris(
  { redirectUris, launchUris, native }: ClientMetadata,
  type: ClientType,
  options: TenantOptions,
): readonly string[] {
  const enforced = isEnforced(options, 'registration-redirect-uris')
  if (type !== 'backend' && redirectUris.length === 0 && enforced) {
    throw new OAuthError('invalid_redirect_uri', 'redirect_uris: at least one full redirect URI is required')
  }
  if (redirectUris.length > LIMIT || launchUris.length > LIMIT) {
    throw createMetadataError(`at most ${LIMIT} redirect and launch URIs can be registered`)
  }
  return redirectUris.filter((uri) => {
    const problem = findRedirectUriProblem(uri, { native })
    if (problem && enforced) throw new OAuthError('invalid_redirect_uri', `redirect_uris: ${uri}: ${problem}`)
    return problem === undefined
  })
}

function checkLaunchUris({ launchUris, native }: ClientMetadata): void {
  for (const uri of launchUris) {
    const problem = findRedirectUriProblem(uri, { native })
    if (problem) throw createMetadataError(`launch URI ${uri}: ${problem}`)
  }
}

/** Returns the keys of a client that signs, by URL or inline but not both, and public keys only (S-036, S-037). */
function keysOf({ jwks, jwksUri }: ClientMetadata, type: ClientType): Pick<Client, 'jwks' | 'jwksUri'> {
  const signs = type === 'backend' || type === 'confidential-asymmetric'
  if (jwks !== undefined && jwksUri !== undefined)
    throw createMetadataError('jwks cannot be combined with jwks_uri')
  if (jwksUri !== undefined) {
    const problem = findRedirectUriProblem(jwksUri)
    if (problem) throw createMetadataError(`jwks_uri: ${problem}`)
    return signs ? { jwksUri } : {}
  }
  if (jwks !== undefined) {
    const keys = parsePublicKeys(jwks)
    return signs ? { jwks: { keys } } : {}
  }
  if (signs) {
    throw createMetadataError('private_key_jwt requires jwks_uri or jwks')
  }
  return {}
}
