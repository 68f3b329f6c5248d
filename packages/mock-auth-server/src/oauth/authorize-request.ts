import { type Client, isRegisteredRedirect } from '../core/client.ts'
import { repeatedNames } from '../core/incoming.ts'
import { OAuthError } from '../core/oauth-error.ts'
import type { TenantOptions } from '../core/options.ts'
import { CHALLENGE } from '../core/pkce.ts'
import type { Tenant } from '../state/tenant.ts'
import { grantable } from './scope-policy.ts'

/** Where the answer may go: known before anything else is looked at. */
export interface RedirectTarget {
  readonly client: Client
  readonly redirectUri: string
  readonly state: string | undefined
}

/** Why the browser must not be sent anywhere (S-044). */
export class RefusedAuthorize extends Error {
  override readonly name = 'RefusedAuthorize'
  readonly reason: 'client' | 'redirect-uri' | 'repeated'
  readonly clientId: string
  readonly redirectUri: string

  constructor(reason: RefusedAuthorize['reason'], message: string, clientId: string, redirectUri: string) {
    super(message)
    this.reason = reason
    this.clientId = clientId
    this.redirectUri = redirectUri
  }
}

/** Finds client and redirect URI, exactly as registered; throws `RefusedAuthorize` (RFC 6749 section 4.1.2.1). */
export function redirectTarget(tenant: Tenant, params: URLSearchParams): RedirectTarget {
  const clientId = params.get('client_id') ?? ''
  const redirectUri = params.get('redirect_uri') ?? ''
  const repeated = repeatedNames(params).find((name) => name === 'client_id' || name === 'redirect_uri')
  if (repeated) {
    throw new RefusedAuthorize(
      'repeated',
      `The parameter ${repeated} occurs more than once.`,
      clientId,
      redirectUri,
    )
  }
  const client = tenant.client(clientId)
  if (!client) {
    const says = clientId
      ? `No client "${clientId}" is registered here.`
      : 'The request has no client_id, so there is nobody to send the browser back to.'
    throw new RefusedAuthorize('client', says, clientId, redirectUri)
  }
  if (!isRegisteredRedirect(client, redirectUri)) {
    const says = redirectUri
      ? `The redirect URI is not one that "${clientId}" registered; it is compared character by character.`
      : 'The request has no redirect_uri.'
    throw new RefusedAuthorize('redirect-uri', says, clientId, redirectUri)
  }
  return { client, redirectUri, state: params.get('state') || undefined }
}

/** An authorize request that meets the profile. */
export interface AuthorizeRequest extends RedirectTarget {
  readonly state: string
  /** What may be granted of what was asked, in the notation asked. */
  readonly scope: string
  readonly dropped: readonly { readonly scope: string; readonly why: string }[]
  readonly launch: string | undefined
  readonly nonce: string | undefined
  readonly codeChallenge: string | undefined
}

const REQUIRED = ['response_type', 'scope', 'state', 'aud'] as const

/** Checks everything but the launch handle; throws `OAuthError` for the redirect (S-045 to S-051). */
export function authorizeRequest(
  tenant: Tenant,
  options: TenantOptions,
  target: RedirectTarget,
  params: URLSearchParams,
): AuthorizeRequest {
  const [repeated] = repeatedNames(params)
  if (repeated) throw new OAuthError('invalid_request', `The parameter ${repeated} occurs more than once`)
  for (const name of REQUIRED) {
    if (!params.get(name)) throw new OAuthError('invalid_request', `The parameter ${name} is missing`)
  }
  const responseType = params.get('response_type') ?? ''
  if (responseType !== 'code') {
    throw new OAuthError('unsupported_response_type', `response_type must be code, not ${responseType}`)
  }
  checkAudience(tenant, options, params)
  const { granted, dropped } = grantable(params.get('scope') ?? '', target.client)
  if (granted.length === 0) {
    throw new OAuthError(
      'invalid_scope',
      `None of the scopes can be granted: ${dropped[0]?.why ?? 'none was asked'}`,
    )
  }
  return {
    ...target,
    state: params.get('state') ?? '',
    scope: granted.join(' '),
    dropped,
    launch: params.get('launch') || undefined,
    nonce: params.get('nonce') || undefined,
    codeChallenge: checkedChallenge(options, target.client, params),
  }
}

function checkAudience(tenant: Tenant, options: TenantOptions, params: URLSearchParams): void {
  const aud = params.get('aud') ?? ''
  if (aud === tenant.fhirBase || options.audience === 'any') return
  if (options.audience === 'slash-too' && aud === `${tenant.fhirBase}/`) return
  const hint = aud.replace(/\/+$/, '') === tenant.fhirBase ? ' (it differs by a trailing slash)' : ''
  throw new OAuthError('invalid_request', `aud must be ${tenant.fhirBase}, not ${aud}${hint}`)
}

function checkedChallenge(
  options: TenantOptions,
  client: Client,
  params: URLSearchParams,
): string | undefined {
  const challenge = params.get('code_challenge')
  const method = params.get('code_challenge_method')
  if (!challenge) {
    if ((client.options?.pkce ?? options.pkce) === 'optional') return undefined
    throw new OAuthError(
      'invalid_request',
      'The parameter code_challenge is missing: PKCE with S256 is required',
    )
  }
  if (method !== 'S256') {
    throw new OAuthError(
      'invalid_request',
      `code_challenge_method must be S256, not ${method || 'absent (plain)'}`,
    )
  }
  if (!CHALLENGE.test(challenge)) {
    throw new OAuthError('invalid_request', `code_challenge is ${challengeProblem(challenge)}`)
  }
  return challenge
}

function challengeProblem(challenge: string): string {
  if (/^[0-9a-f]{64}$/i.test(challenge))
    return 'a hex digest; it must be the base64url of the 32 digest bytes'
  if (/[+/]/.test(challenge)) return 'base64; it must be base64url, with - and _ instead of + and /'
  if (challenge.endsWith('=')) return 'padded; base64url without = is needed'
  return `${challenge.length} characters; an S256 challenge has 43 of A-Z a-z 0-9 - _`
}
