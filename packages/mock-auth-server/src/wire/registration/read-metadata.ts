import { OAuthError } from '../../core/oauth/oauth-error.ts'
import type { JsonObject } from '../../core/util/json.ts'

/** Client metadata as a client sends it (RFC 7591 section 2), with the defaults filled in. */
export interface ClientMetadata {
  readonly redirectUris: readonly string[]
  readonly launchUris: readonly string[]
  readonly method: (typeof AUTH_METHODS)[number]
  readonly grantTypes: readonly string[]
  readonly name: string | undefined
  readonly scope: string | undefined
  readonly native: boolean
  readonly jwks: unknown
  readonly jwksUri: string | undefined
}

/** Authentication methods that a client can register. */
export const AUTH_METHODS = ['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'] as const
const GRANT_TYPES = ['authorization_code', 'refresh_token', 'client_credentials']

/** Reads the metadata by type; throws `invalid_client_metadata`, naming the member. */
export function readMetadata(body: JsonObject): ClientMetadata {
  const method = one(body, 'token_endpoint_auth_method', AUTH_METHODS) ?? 'client_secret_basic'
  const grantTypes = texts(body, 'grant_types') ?? ['authorization_code']
  const odd = grantTypes.find((type) => !GRANT_TYPES.includes(type))
  if (odd !== undefined)
    throw createMetadataError(`grant_types: ${odd} is not one of ${GRANT_TYPES.join(', ')}`)
  const responseTypes = texts(body, 'response_types') ?? ['code']
  if (responseTypes.some((type) => type !== 'code'))
    throw createMetadataError('response_types: only code is supported')
  const launch = text(body, 'initiate_login_uri')
  for (const name of PAGES) checkPage(body, name)
  for (const name of ['software_id', 'software_version']) text(body, name)
  texts(body, 'contacts')
  return {
    redirectUris: texts(body, 'redirect_uris') ?? [],
    launchUris: [...(texts(body, 'launch_uris') ?? []), ...(launch === undefined ? [] : [launch])],
    method,
    grantTypes,
    name: text(body, 'client_name'),
    scope: text(body, 'scope'),
    native: one(body, 'application_type', ['web', 'native']) === 'native',
    jwks: body.jwks,
    jwksUri: text(body, 'jwks_uri'),
  }
}

const PAGES = ['client_uri', 'logo_uri', 'tos_uri', 'policy_uri']

/** Throws when a URL that users are shown is not a web page: its scheme must not run code. */
function checkPage(body: JsonObject, name: string): void {
  const url = text(body, name)
  if (url === undefined || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) return
  throw createMetadataError(`${name} must be an http(s) URL, not ${url}`)
}

export function createMetadataError(says: string): OAuthError {
  return new OAuthError('invalid_client_metadata', says)
}

function text(body: JsonObject, name: string): string | undefined {
  const value = body[name]
  if (value === undefined || typeof value === 'string') return value
  throw createMetadataError(`${name} must be a string`)
}

function texts(body: JsonObject, name: string): string[] | undefined {
  const value = body[name]
  if (value === undefined) return undefined
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value
  throw createMetadataError(`${name} must be an array of strings`)
}

function one<Value extends string>(
  body: JsonObject,
  name: string,
  allowed: readonly Value[],
): Value | undefined {
  const value = text(body, name)
  const found = allowed.find((known) => known === value)
  if (value !== undefined && found === undefined) {
    throw createMetadataError(`${name}: ${value} is not one of ${allowed.join(', ')}`)
  }
  return found
}
