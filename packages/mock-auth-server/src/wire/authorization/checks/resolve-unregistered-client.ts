import { type Client, isLoopbackUri, isRegisteredRedirect } from '../../../core/oauth/client.ts'
import { findRedirectUriProblem } from '../../../core/oauth/find-redirect-uri-problem.ts'
import type { TenantOptions } from '../../../core/oauth/options.ts'
import type { Tenant } from '../../../state/tenant.ts'

/** Id of a registration that determines the properties of unregistered clients. */
export const ANY_CLIENT = '*'
const LIMIT = 1000
const URIS = 50

/**
 * Returns the client of a request, with the option `clients: 'any'`, even if it is not registered or needs
 * one more redirect URI; `undefined` when it cannot be accepted.
 */
export function resolveUnregisteredClient(
  tenant: Tenant,
  options: TenantOptions,
  clientId: string,
  redirectUri: string,
): Client | undefined {
  if (options.clients !== 'any' || clientId === '' || clientId.length > 200) return undefined
  const known = tenant.client(clientId)
  const template = tenant.client(ANY_CLIENT)
  const allowed = template?.redirectUris ?? []
  if (known && !known.implicit) return undefined
  if (
    findRedirectUriProblem(redirectUri, { ...template, native: true }) ||
    (allowed.length > 0 && !allowed.includes(redirectUri))
  ) {
    return undefined
  }
  const uris = known?.redirectUris ?? []
  if (tenant.clients.length >= LIMIT || uris.length >= URIS) return undefined
  const client: Client = {
    type: 'public',
    launchUris: [],
    ...template,
    ...{ clientId, name: clientId, redirectUris: [...uris, redirectUri], implicit: true },
  }
  tenant.register(client)
  return client
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
