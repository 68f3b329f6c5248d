import { buildUnissuedValue } from '../../smart/http/unissued-values.ts'
import type { CaseTools } from '../declare/case-tools.ts'
import { CLIENT_ROLES, type ClientRole, type Target } from '../declare/target.ts'
import { BACKEND_SCOPE, buildClientMetadata } from '../sources/client-metadata.ts'
import { type Registration, registerClient } from '../sources/client-registration.ts'

/** A client that a run has registered, or could not register. */
export interface RunClient extends Registration {
  readonly role: ClientRole
}

/** Registers a client of every type (RFC 7591). */
export async function registerClients(tools: CaseTools): Promise<RunClient[]> {
  const clients: RunClient[] = []
  const metadata = buildClientMetadata(tools.target)
  for (const role of CLIENT_ROLES) {
    const scope = role === 'backend' ? BACKEND_SCOPE : undefined
    clients.push({ role, ...(await registerClient(tools, metadata[role], scope)) })
  }
  return clients
}

/** Returns the target with the clients that were registered. */
export function withClients(target: Target, clients: readonly RunClient[]): Target {
  const registered = clients.flatMap(({ role, client }) => (client ? [[role, client] as const] : []))
  return { ...target, clients: Object.fromEntries(registered) }
}

/** Returns the target with clients as a plan assumes them, before any is registered. */
export function withExpectedClients(target: Target): Target {
  const clientId = buildUnissuedValue('client')
  return {
    ...target,
    clients: {
      ...{ public: { clientId }, symmetric: { clientId, secret: clientId }, asymmetric: { clientId } },
      backend: { clientId, scope: BACKEND_SCOPE },
    },
  }
}
