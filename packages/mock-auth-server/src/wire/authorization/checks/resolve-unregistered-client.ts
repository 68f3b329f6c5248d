import { type Client, isLoopbackUri, isRegisteredRedirect } from '../../../core/oauth/client.ts'
import { findClientProblem } from '../../../core/oauth/find-client-problem.ts'
import { findRedirectUriProblem } from '../../../core/oauth/find-redirect-uri-problem.ts'
import type { TenantOptions } from '../../../core/oauth/options.ts'
import type { Tenant } from '../../../state/tenant.ts'

/** Id of a registration that determines the properties of unregistered clients. */
export const ANY_CLIENT = '*'
const LIMIT = 1000
const URIS = 50

/**
 * Returns the client of a request, with the option `clients: 'any'`, even if it is not registered or needs
 * one more redirect URI (with `linked` only the latter); `undefined` when it cannot be accepted.
 */
export function resolveUnregisteredClient(
  tenant: Tenant,
  options: TenantOptions,
  clientId: string,
  redirectUri: string,
): Client | undefined {
  if (options.clients === 'registered' || clientId === '' || clientId.length > 200) return undefined
  const known = tenant.client(clientId)
  if (options.clients === 'linked' && !known) return undefined
  if (known && !known.implicit) return undefined
  if (findUnregisteredRedirectProblem(tenant, redirectUri)) return undefined
  const template = tenant.client(ANY_CLIENT)
  const uris = known?.redirectUris ?? []
  if (tenant.clients.length >= LIMIT || uris.length >= URIS) return undefined
  const client: Client = {
    type: 'public',
    launchUris: [],
    ...(known ?? template),
    ...{ clientId, name: clientId, redirectUris: [...uris, redirectUri], implicit: true },
  }
  // What is no web app's redirect URI was accepted as that of a native app.
  const registered = findClientProblem(client) === undefined ? client : { ...client, native: true }
  tenant.register(registered)
  return registered
}

/** Returns the reason why no client may have that redirect URI without registration, or `undefined`. */
export function findUnregisteredRedirectProblem(tenant: Tenant, redirectUri: string): string | undefined {
  const template = tenant.client(ANY_CLIENT)
  const allowed = template?.redirectUris ?? []
  if (redirectUri === '') return 'it is missing'
  return (
    findRedirectUriProblem(redirectUri, { ...template, native: true }) ??
    (allowed.length > 0 && !allowed.includes(redirectUri)
      ? 'it is not one of those that all clients here may have, compared character by character'
      : undefined)
  )
}

/**
 * Returns `true` when the browser may be redirected there at once: to a registered URI, or to this machine
 * (S-044). What a link registers does not count: its author could send users anywhere under this host's name.
 */
export function isRedirectAllowed(tenant: Tenant, client: Client, redirectUri: string): boolean {
  if (!client.implicit && !client.fromLink) return true
  const template = tenant.client(ANY_CLIENT)
  return (
    isLoopbackUri(redirectUri) ||
    (template !== undefined && !template.fromLink && isRegisteredRedirect(template, redirectUri))
  )
}
