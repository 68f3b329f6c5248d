import {
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  type ClientAuth,
  clientCredentialsGrantRequest,
  customFetch,
  introspectionRequest,
  refreshTokenGrantRequest,
  revocationRequest,
  validateAuthResponse,
} from 'oauth4webapi'
import type { OAuthParties } from '../discovery/oauth-parties.ts'
import type { RecordedFetch, RecordedResult } from '../http/recorder.ts'
import { toCustomFetch } from '../http/to-custom-fetch.ts'
import { SmartError } from '../smart-error.ts'

/** A slow token endpoint is waited for, since a code must not be sent twice (F-142). */
const TOKEN_TIMEOUT_MS = 30_000

export interface CodeExchange {
  code: string
  redirectUri: string
  codeVerifier: string
}

/** Exchanges a code once, without retries (C-087, F-140, F-143). */
export function exchangeCode(
  parties: OAuthParties,
  fetch: RecordedFetch,
  { code, redirectUri, codeVerifier }: CodeExchange,
): Promise<RecordedResult> {
  const { server, client, authenticate } = parties
  return send(fetch, (options) => {
    // State and iss were checked when the callback arrived; the library only requires the result.
    const callback = validateAuthResponse(
      { issuer: server.issuer },
      client,
      new URLSearchParams({ code, state: 'seen' }),
      'seen',
    )
    return authorizationCodeGrantRequest(
      server,
      client,
      authenticate,
      callback,
      redirectUri,
      codeVerifier,
      options,
    )
  })
}

export interface Refresh {
  refreshToken: string
  /** Scope, which may only be narrower (C-132). */
  scope: string | undefined
  /** `true` when a public client sends its client_id. */
  isNamed: boolean
}

export function sendRefresh(
  parties: OAuthParties,
  fetch: RecordedFetch,
  { refreshToken, scope, isNamed }: Refresh,
): Promise<RecordedResult> {
  const { server, client, authenticate } = parties
  return send(fetch, (options) =>
    refreshTokenGrantRequest(server, client, isNamed ? authenticate : nameless, refreshToken, {
      ...options,
      ...(scope ? { additionalParameters: { scope } } : {}),
    }),
  )
}

const nameless: ClientAuth = () => {}

/** Requests a token for a backend service (C-181): client_credentials with an assertion. */
export function requestClientCredentials(
  parties: OAuthParties,
  fetch: RecordedFetch,
  scope: string,
): Promise<RecordedResult> {
  const { server, client, authenticate } = parties
  return send(fetch, (options) =>
    clientCredentialsGrantRequest(server, client, authenticate, { scope }, options),
  )
}

/** Sends a revocation (RFC 7009), authenticated as the client is registered (C-170). */
export function sendRevocation(
  parties: OAuthParties,
  fetch: RecordedFetch,
  token: string,
  hint: string,
): Promise<RecordedResult> {
  const { server, client, authenticate } = parties
  return send(fetch, (options) =>
    revocationRequest(server, client, authenticate, token, {
      ...options,
      additionalParameters: { token_type_hint: hint },
    }),
  )
}

/**
 * Sends an introspection (RFC 7662); SMART protects it with a bearer token (C-169), so the access token is
 * the credential.
 */
export function sendIntrospection(
  parties: OAuthParties,
  fetch: RecordedFetch,
  token: string,
  bearer: string,
): Promise<RecordedResult> {
  const { server, client } = parties
  return send(fetch, (options) =>
    introspectionRequest(
      server,
      client,
      (_server, _client, _body, headers) => headers.set('authorization', `Bearer ${bearer}`),
      token,
      options,
    ),
  )
}

interface LibraryOptions {
  [customFetch]: ReturnType<typeof toCustomFetch>
  [allowInsecureRequests]: boolean
}

/**
 * Sends a request with the library and returns the raw response, since the library lower-cases and coerces
 * what it reads.
 */
async function send(
  fetch: RecordedFetch,
  request: (options: LibraryOptions) => Promise<Response>,
): Promise<RecordedResult> {
  let raw: RecordedResult | undefined
  await request({
    [customFetch]: toCustomFetch(
      fetch,
      { to: 'authorization-server', timeoutMs: TOKEN_TIMEOUT_MS },
      (result) => {
        raw = result
      },
    ),
    [allowInsecureRequests]: true, // http was judged at discovery: only an http base leads to http endpoints.
  })
  if (!raw) throw new SmartError('internal', 'The request was not sent.')
  return raw
}
