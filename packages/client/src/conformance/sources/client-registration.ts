import { parseObject } from '../../smart/http/parse-object.ts'
import { toSmartError } from '../../smart/smart-error.ts'
import type { CaseTools } from '../declare/case-tools.ts'
import { Unjudged } from '../declare/outcome.ts'
import type { RegisteredClient } from '../declare/target.ts'
import { readRegistrationEndpoint } from './smart-configuration.ts'

/** A client that was registered, or the reason why there is none. */
export interface Registration {
  readonly client?: RegisteredClient
  /** A sentence: the reason why there is no client. */
  readonly problem?: string
  /** The way to delete it (RFC 7592), where the server says one. */
  readonly management?: { readonly url: string; readonly token: string }
}

/** Registers a client (RFC 7591), which requests these scopes where it is a backend service. */
export async function registerClient(
  { get, send }: CaseTools,
  metadata: object,
  scope?: string,
): Promise<Registration> {
  try {
    const { status, text } = await send(await get(readRegistrationEndpoint), {
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(metadata),
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
        ...(scope === undefined ? {} : { scope }),
      },
      ...(typeof url === 'string' && URL.canParse(url) && typeof token === 'string'
        ? { management: { url, token } }
        : {}),
    }
  } catch (thrown) {
    return { problem: thrown instanceof Unjudged ? thrown.message : toSmartError(thrown).message }
  }
}

/** Deletes a client that was registered; `what` names it in the sentence that is returned when it remains. */
export async function deleteClient(
  { client, management }: Registration,
  what: string,
  send: CaseTools['send'],
): Promise<string | undefined> {
  if (!client) return undefined
  const isDeleted = management !== undefined && (await sendDeletion(management, send))
  return isDeleted
    ? undefined
    : `The ${what} client ${client.clientId} remains at the server: delete it by hand.`
}

const sendDeletion = (
  { url, token }: NonNullable<Registration['management']>,
  send: CaseTools['send'],
): Promise<boolean> =>
  send(url, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } }).then(
    ({ status }) => status === 204 || status === 200 || status === 404,
    () => false,
  )
