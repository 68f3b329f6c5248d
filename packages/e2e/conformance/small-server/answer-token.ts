import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createTokenResponse } from './create-token-response.ts'
import { type AuthenticatedClient, findClient } from './find-client.ts'
import { sendJson } from './reply.ts'
import { isWithin } from './scopes.ts'
import type { ServerState } from './state.ts'

/** Refuses a token request. */
type Refuse = (error: string, status?: number, headers?: Record<string, string>) => void

const FORM = /^application\/x-www-form-urlencoded/i

/** Redeems codes and refresh tokens. */
export function answerToken(
  state: ServerState,
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
): unknown {
  const { has } = state
  const uncached = { 'cache-control': 'no-store', pragma: 'no-cache' }
  const refuse: Refuse = (error, status = 400, headers = {}) =>
    sendJson(response, status, { error }, { ...uncached, ...headers })
  if (request.method !== 'POST') return refuse('invalid_request', 405)
  const isForm = FORM.test(request.headers['content-type'] ?? '')
  if (!isForm && !has('token by JSON')) return refuse('invalid_request')
  const parameters = isForm ? new URLSearchParams(body) : readJson(body)
  const names = [...parameters.keys()]
  if (new Set(names).size < names.length) return refuse('invalid_request')
  const grantType = parameters.get('grant_type')
  if (grantType === null) return refuse('invalid_request')
  if (grantType !== 'authorization_code' && grantType !== 'refresh_token')
    return refuse('unsupported_grant_type')
  const client = findClient(state, request, parameters)
  if (client.error !== undefined)
    return refuse(
      client.error,
      client.error === 'invalid_client' ? 401 : 400,
      client.usedHeader ? { 'www-authenticate': 'Basic realm="small"' } : {},
    )
  const send = (value: object) => sendJson(response, 200, value, has('tokens can be cached') ? {} : uncached)
  return grantType === 'refresh_token'
    ? refresh(state, client, parameters, refuse, send)
    : redeem(state, client, parameters, refuse, send)
}

function readJson(body: string): URLSearchParams {
  try {
    return new URLSearchParams(JSON.parse(body))
  } catch {
    return new URLSearchParams()
  }
}

type Send = (value: object) => void

function redeem(
  state: ServerState,
  client: AuthenticatedClient,
  parameters: URLSearchParams,
  refuse: Refuse,
  send: Send,
): unknown {
  const { has, codes, tokens } = state
  const code = codes.get(parameters.get('code') ?? '')
  if (!code) return refuse('invalid_grant')
  if (code.clientId !== client.clientId && !has('code of any client')) return refuse('invalid_grant')
  if (code.isRedeemed && !has('code works twice')) {
    if (!has('replay revokes nothing')) for (const token of code.tokens) tokens.delete(token)
    return refuse('invalid_grant')
  }
  const isSameUri = parameters.get('redirect_uri') === code.redirectUri
  if (!isSameUri && !has('redirect URI of a code not compared')) return refuse('invalid_grant')
  const verifier = parameters.get('code_verifier') ?? ''
  if (!isVerified(state, code, verifier)) return refuse('invalid_grant')
  code.isRedeemed = true
  send(createTokenResponse(state, { ...code, clientId: client.clientId }, code.scope))
}

function isVerified(
  { has }: ServerState,
  { challenge, method }: { challenge: string | undefined; method: string | undefined },
  verifier: string,
): boolean {
  if (challenge === undefined) return verifier === ''
  if (verifier === '') return has('verifier optional')
  if (has('verifier not compared')) return true
  if (method !== 'S256') return verifier === challenge
  return createHash('sha256').update(verifier).digest('base64url') === challenge
}

function refresh(
  state: ServerState,
  client: AuthenticatedClient,
  parameters: URLSearchParams,
  refuse: Refuse,
  send: Send,
): unknown {
  const { has, tokens } = state
  const value = parameters.get('refresh_token') ?? ''
  const token = tokens.get(value)
  if (token?.kind !== 'refresh') return refuse('invalid_grant')
  const { grant } = token
  if (grant.clientId !== client.clientId && !has('refresh token of any client'))
    return refuse('invalid_grant')
  if (token.isReplaced && !has('replaced refresh token works')) {
    for (const each of grant.tokens) tokens.delete(each)
    return refuse('invalid_grant')
  }
  const requested = parameters.get('scope')
  if (requested !== null && !isWithin(requested, grant.scope) && !has('refresh widens the scope'))
    return refuse('invalid_scope')
  const scope = requested === null || has('refresh never narrows') ? grant.scope : requested
  const replaces = client.isPublic && !has('refresh token stays')
  if (replaces) token.isReplaced = true
  send(createTokenResponse(state, grant, scope, replaces ? undefined : value))
}
