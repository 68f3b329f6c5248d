import { findRepeatedNames } from '../../core/http/incoming-request.ts'
import { type Client, isRegisteredRedirect } from '../../core/oauth/client.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'
import type { Tenant } from '../../state/tenant.ts'
import { ANY_CLIENT, resolveUnregisteredClient } from './resolve-unregistered-client.ts'

/** Where the answer may go: known before anything else is looked at. */
export interface RedirectTarget {
  readonly client: Client
  readonly redirectUri: string
  readonly state: string | undefined
}

/** Why the browser must not be sent anywhere (S-044). */
export class AuthorizeRefusal extends Error {
  override readonly name = 'RefusedAuthorize'
  readonly reason: 'client' | 'redirect-uri' | 'repeated'
  readonly clientId: string
  readonly redirectUri: string

  constructor(reason: AuthorizeRefusal['reason'], message: string, clientId: string, redirectUri: string) {
    super(message)
    this.reason = reason
    this.clientId = clientId
    this.redirectUri = redirectUri
  }
}

/** Finds client and redirect URI, exactly as registered; throws `AuthorizeRefusal` (RFC 6749 section 4.1.2.1). */
export function resolveRedirectTarget(
  tenant: Tenant,
  options: TenantOptions,
  params: URLSearchParams,
): RedirectTarget {
  const clientId = params.get('client_id') ?? ''
  const redirectUri = params.get('redirect_uri') ?? ''
  const repeated = findRepeatedNames(params).find((name) => name === 'client_id' || name === 'redirect_uri')
  if (repeated) {
    throw new AuthorizeRefusal(
      'repeated',
      `The parameter ${repeated} occurs more than once.`,
      clientId,
      redirectUri,
    )
  }
  const registered = tenant.client(clientId)
  const fits = registered !== undefined && isRegisteredRedirect(registered, redirectUri)
  const client =
    (fits ? undefined : resolveUnregisteredClient(tenant, options, clientId, redirectUri)) ?? registered
  if (!client || clientId === ANY_CLIENT) {
    const says = clientId
      ? `No client "${clientId}" is registered here.`
      : 'The request has no client_id, so there is nobody to send the browser back to.'
    throw new AuthorizeRefusal('client', says, clientId, redirectUri)
  }
  if (!isRegisteredRedirect(client, redirectUri)) {
    const says = redirectUri
      ? `The redirect URI is not one that "${clientId}" registered; it is compared character by character.`
      : 'The request has no redirect_uri.'
    throw new AuthorizeRefusal('redirect-uri', says, clientId, redirectUri)
  }
  return { client, redirectUri, state: params.get('state') || undefined }
}
