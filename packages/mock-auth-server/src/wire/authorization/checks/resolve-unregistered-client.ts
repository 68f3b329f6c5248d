import {
  type Client,
  findRedirectUriProblem,
  isLoopbackUri,
  isRegisteredRedirect,
} from '../../../core/oauth/client.ts'
import type { TenantOptions } from '../../../core/oauth/options.ts'
import type { Tenant } from '../../../state/tenant.ts'

/** Registered under this id, a client says what clients are like that nobody registered. */
export const ANY_CLIENT = '*'
const LIMIT = 1000
const URIS = 50

/**
 * With the option `clients: 'any'`, the client that a request names although nobody registered it, or with one more
 * redirect URI; `undefined` when it is not to be had.
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
  if (findRedirectUriProblem(redirectUri, true) || (allowed.length > 0 && !allowed.includes(redirectUri))) {
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

/** Whether the browser may be sent there at once: to a registered place, or to this machine (S-044). */
export function isRedirectAllowed(tenant: Tenant, client: Client, redirectUri: string): boolean {
  const template = tenant.client(ANY_CLIENT)
  return (
    !client.implicit ||
    isLoopbackUri(redirectUri) ||
    (template !== undefined && isRegisteredRedirect(template, redirectUri))
  )
}
