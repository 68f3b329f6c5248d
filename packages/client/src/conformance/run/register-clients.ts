import { parseObject } from '../../smart/http/parse-object.ts'
import { buildUnissuedValue } from '../../smart/http/unissued-values.ts'
import { toSmartError } from '../../smart/smart-error.ts'
import type { CaseTools } from '../declare/case-tools.ts'
import { Unjudged } from '../declare/outcome.ts'
import { CLIENT_ROLES, type ClientRole, type RegisteredClient, type Target } from '../declare/target.ts'
import { readRegistrationEndpoint } from '../sources/smart-configuration.ts'
import type { Send } from './create-send.ts'

/** A client that a run has registered, or could not register. */
export interface RunClient {
  readonly role: ClientRole
  readonly client?: RegisteredClient
  /** A sentence: the reason why there is no client. */
  readonly problem?: string
  /** The way to delete it (RFC 7592), where the server says one. */
  readonly management?: { readonly url: string; readonly token: string }
}

/** Scope of the backend service. */
const BACKEND_SCOPE = 'system/Patient.rs system/Observation.rs'

/** Registers a client of every type (RFC 7591). */
export async function registerClients(tools: CaseTools): Promise<RunClient[]> {
  const clients: RunClient[] = []
  for (const role of CLIENT_ROLES) clients.push({ role, ...(await registerClient(tools, role)) })
  return clients
}

async function registerClient(
  { get, send, target }: CaseTools,
  role: ClientRole,
): Promise<Omit<RunClient, 'role'>> {
  try {
    const { status, text } = await send(await get(readRegistrationEndpoint), {
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(buildMetadata(target)[role]),
    })
    const json = parseObject(text) ?? {}
    const { client_id: clientId, client_secret: secret, error } = json
    if (status !== 201 || typeof clientId !== 'string' || clientId === '')
      return {
        problem: `The registration returned ${status}${typeof error === 'string' ? ` ${error}` : ''}.`,
      }
    const { registration_client_uri: url, registration_access_token: token } = json
    return {
      client: {
        clientId,
        ...(typeof secret === 'string' ? { secret } : {}),
        ...(role === 'backend' ? { scope: BACKEND_SCOPE } : {}),
      },
      ...(typeof url === 'string' && URL.canParse(url) && typeof token === 'string'
        ? { management: { url, token } }
        : {}),
    }
  } catch (thrown) {
    return { problem: thrown instanceof Unjudged ? thrown.message : toSmartError(thrown).message }
  }
}

function buildMetadata({ redirectUri, redirectUriWithQuery, publicKeys }: Target) {
  const jwks = { token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: publicKeys } }
  const client_name = buildUnissuedValue('client')
  const user = {
    client_name,
    redirect_uris: [redirectUri, ...(redirectUriWithQuery === undefined ? [] : [redirectUriWithQuery])],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
  }
  return {
    public: { ...user, token_endpoint_auth_method: 'none' },
    symmetric: { ...user, token_endpoint_auth_method: 'client_secret_basic' },
    asymmetric: { ...user, ...jwks },
    backend: { client_name, grant_types: ['client_credentials'], scope: BACKEND_SCOPE, ...jwks },
  } satisfies Record<ClientRole, object>
}

/** Deletes a client of the run, and returns a sentence when it remains at the server. */
export async function deleteClient(
  { role, client, management }: RunClient,
  send: Send,
): Promise<string | undefined> {
  if (!client) return undefined
  const isDeleted = management !== undefined && (await sendDeletion(management, send))
  return isDeleted
    ? undefined
    : `The ${role} client ${client.clientId} remains at the server: delete it by hand.`
}

const sendDeletion = ({ url, token }: NonNullable<RunClient['management']>, send: Send): Promise<boolean> =>
  send(url, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } }).then(
    ({ status }) => status === 204 || status === 200 || status === 404,
    () => false,
  )

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
