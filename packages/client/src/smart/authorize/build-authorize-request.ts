import {
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
} from 'oauth4webapi'

export interface AuthorizeRequest {
  authorizationEndpoint: string
  clientId: string
  redirectUri: string
  scope: string
  /** FHIR base exactly as configured; `undefined` leaves `aud` out. */
  aud?: string | undefined
  /** The handle of an EHR launch, byte for byte (C-031). */
  launch?: string | undefined
}

export interface BuiltAuthorizeRequest {
  url: string
  state: string
  codeVerifier: string
  /** Present only with `openid`. */
  nonce?: string
  parameters: [string, string][]
}

/**
 * Builds the authorization request: always PKCE S256 (C-047), 256-bit state, nonce with `openid`, and only
 * the requested parameters.
 */
export async function buildAuthorizeRequest(request: AuthorizeRequest): Promise<BuiltAuthorizeRequest> {
  const state = generateRandomState()
  const codeVerifier = generateRandomCodeVerifier()
  const nonce = request.scope.split(' ').includes('openid') ? generateRandomNonce() : undefined
  const parameters = new URLSearchParams({
    response_type: 'code',
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    scope: request.scope,
    state,
    ...(request.aud === undefined ? {} : { aud: request.aud }),
    ...(request.launch === undefined ? {} : { launch: request.launch }),
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    ...(nonce ? { nonce } : {}),
  })
  return {
    url: withQuery(request.authorizationEndpoint, parameters),
    state,
    codeVerifier,
    ...(nonce ? { nonce } : {}),
    parameters: [...parameters],
  }
}

/** Appends parameters and leaves an existing query unchanged (C-009, F-028). */
export function withQuery(endpoint: string, parameters: URLSearchParams): string {
  const [address = ''] = endpoint.split('#')
  if (!address.includes('?')) return `${address}?${parameters}`
  return /[?&]$/.test(address) ? `${address}${parameters}` : `${address}&${parameters}`
}
