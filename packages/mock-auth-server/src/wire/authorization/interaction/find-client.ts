import { isEnforced } from '../../../core/declare/server-requirements.ts'
import type { Client } from '../../../core/oauth/client.ts'
import type { PendingAuthorization } from '../../../state/pending-authorization.ts'
import type { EndpointContext } from '../../shared/endpoint.ts'
import { createUnknownClient } from '../checks/create-unknown-client.ts'

/** Finds the client of a pending authorization; `undefined` when its registration ended meanwhile. */
export function findClient(
  { tenant, options }: EndpointContext,
  { clientId, redirectUri }: PendingAuthorization,
): Client | undefined {
  const registered = tenant.client(clientId)
  if (registered || isEnforced(options, 'client-known')) return registered
  return createUnknownClient(clientId, redirectUri)
}
