import type { IncomingMessage } from 'node:http'
import { CLIENTS, type ServerState } from './state.ts'

/** The client of a token request. */
export interface AuthenticatedClient {
  readonly clientId: string
  readonly isPublic: boolean
  readonly error?: undefined
}

interface Refusal {
  readonly error: string
  /** `true` when the request had an Authorization header. */
  readonly usedHeader: boolean
}

/** Finds and authenticates the client of a token request. */
export function findClient(
  { has, tokens }: ServerState,
  { headers: { authorization } }: IncomingMessage,
  parameters: URLSearchParams,
): AuthenticatedClient | Refusal {
  const usedHeader = authorization !== undefined
  const inBody = parameters.get('client_secret')
  if (usedHeader && inBody !== null) return { error: 'invalid_request', usedHeader }
  const [name, secret] = usedHeader
    ? decodeBasic(authorization)
    : [parameters.get('client_id') ?? findPublicClient(tokens, parameters), inBody]
  if (!isRegistered(name)) return { error: 'invalid_client', usedHeader }
  const registered = CLIENTS[name]
  const isPublic = registered === undefined
  if (isPublic) return usedHeader ? { error: 'invalid_client', usedHeader } : { clientId: name, isPublic }
  const isRefresh = parameters.get('grant_type') === 'refresh_token'
  const isMissing = secret === null && !(isRefresh && has('refresh without secret'))
  const isWrong = secret !== null && secret !== registered && !has('secret not compared')
  return isMissing || isWrong ? { error: 'invalid_client', usedHeader } : { clientId: name, isPublic }
}

/** Returns the client of a refresh token, if it is public: such a client may leave out its id. */
function findPublicClient(tokens: ServerState['tokens'], parameters: URLSearchParams): string {
  const { clientId = '' } = tokens.get(parameters.get('refresh_token') ?? '')?.grant ?? {}
  return isRegistered(clientId) && CLIENTS[clientId] === undefined ? clientId : ''
}

const isRegistered = (name: string): name is keyof typeof CLIENTS => Object.hasOwn(CLIENTS, name)

/** Decodes id and secret of an Authorization header (RFC 6749 section 2.3.1). */
function decodeBasic(header: string): [string, string | null] {
  const [, encoded = ''] = /^Basic ([\w+/=]+)$/i.exec(header) ?? []
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString().split(':')
  const decode = (text: string) => new URLSearchParams(`x=${text}`).get('x') ?? ''
  return [decode(id), rest.length > 0 ? decode(rest.join(':')) : null]
}
