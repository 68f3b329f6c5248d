import type { ServerResponse } from 'node:http'
import { sendErrorPage } from './reply.ts'
import { grantScopes } from './scopes.ts'
import { CLIENTS, createId, REDIRECT_URI, type ServerState } from './state.ts'

const REQUIRED = ['response_type', 'client_id', 'redirect_uri', 'scope', 'state', 'aud'] as const
const S256 = /^[A-Za-z0-9_-]{43}$/

/** Grants a correct authorization request at once: the user of the small server approves everything. */
export function answerAuthorize(
  state: ServerState,
  query: URLSearchParams,
  response: ServerResponse,
): unknown {
  const { has, codes } = state
  const clientId = query.get('client_id') ?? ''
  const redirectUri = query.get('redirect_uri') ?? ''
  if (!Object.hasOwn(CLIENTS, clientId)) return sendErrorPage(response, 'unknown client')
  const isBelow = has('any redirect URI below the registered one') && redirectUri.startsWith(REDIRECT_URI)
  if (redirectUri !== REDIRECT_URI && !isBelow) return sendErrorPage(response, 'unknown redirect URI')
  const redirect = (parameters: Record<string, string>) => {
    const target = new URL(redirectUri)
    const sent = query.get('state')
    for (const [name, value] of Object.entries({ ...parameters, ...(sent === null ? {} : { state: sent }) }))
      target.searchParams.set(name, value)
    response.writeHead(302, { location: target.href, 'cache-control': 'no-store' }).end()
  }
  const error = findError(state, query)
  if (error !== undefined) return redirect({ error })
  const code = createId()
  codes.set(code, {
    ...{ clientId, redirectUri, isRedeemed: false, tokens: new Set<string>() },
    scope: grantScopes(query.get('scope') ?? ''),
    nonce: query.get('nonce') ?? undefined,
    challenge: query.get('code_challenge') ?? undefined,
    method: query.get('code_challenge_method') ?? undefined,
  })
  redirect({ code })
}

/** Returns the error code of a request that must be refused, or `undefined`. */
function findError({ has, fhirBase }: ServerState, query: URLSearchParams): string | undefined {
  const names = [...query.keys()]
  if (!has('first of repeated parameters') && new Set(names).size < names.length) return 'invalid_request'
  const optional = [...(has('state optional') ? ['state'] : []), ...(has('audience optional') ? ['aud'] : [])]
  const missing = REQUIRED.filter((name) => !optional.includes(name) && !query.get(name))
  if (missing.length > 0) return 'invalid_request'
  if (query.get('response_type') !== 'code') return 'unsupported_response_type'
  const aud = query.get('aud')
  if (aud !== null && aud.replace(/\/$/, '') !== fhirBase && !has('any audience')) return 'invalid_request'
  const challenge = query.get('code_challenge')
  if (challenge === null) return has('challenge optional') ? undefined : 'invalid_request'
  const isPlain = query.get('code_challenge_method') !== 'S256'
  if (isPlain) return has('plain challenge') ? undefined : 'invalid_request'
  return S256.test(challenge) ? undefined : 'invalid_request'
}
