import { createHash } from 'node:crypto'
import { findHeader } from '../../../core/http/find-header.ts'
import { isAnsweredBy } from './is-answered-by.ts'
import type { Lesson } from './proposal.ts'
import type { Recording, TokenExchange } from './recording/recording.ts'

/** The mistakes of token requests that a HAR shows. */
export type TokenCause =
  | 'contentType'
  | 'grantTypeMissing'
  | 'grantTypeUnknown'
  | 'codeMissing'
  | 'codeReplayed'
  | 'redirectMismatch'
  | 'verifierMissing'
  | 'verifierWrong'
  | 'refreshReplayed'

const GRANT_TYPES =
  /^(?:authorization_code|refresh_token|client_credentials|urn:ietf:params:oauth:grant-type:[\w-]+)$/

/** Returns the one mistake of a token request, or `undefined` when the HAR shows none. */
export function findCause(
  each: TokenExchange,
  { tokenExchanges }: Recording,
  read: Parameters<Lesson>[1],
): TokenCause | undefined {
  const { exchange, form, grantType, login } = each
  const type = findHeader(exchange.requestHeaders, 'content-type')
  // A HAR may lack headers and bodies of requests.
  if (type === undefined || exchange.requestBody === undefined) return undefined
  if (!/x-www-form-urlencoded/i.test(type)) return each.tokens ? undefined : 'contentType'
  if (grantType === undefined) return 'grantTypeMissing'
  if (!GRANT_TYPES.test(grantType)) return 'grantTypeUnknown'
  if (grantType === 'refresh_token') {
    const isUsed = tokenExchanges.some(
      ({ exchange: { number }, form: used, tokens }) =>
        number < exchange.number &&
        tokens?.refresh_token !== undefined &&
        tokens.refresh_token !== form.get('refresh_token') &&
        used.get('refresh_token') === form.get('refresh_token'),
    )
    return isUsed && read('refreshRotation') !== 'reissue' && !each.tokens ? 'refreshReplayed' : undefined
  }
  if (grantType !== 'authorization_code') return undefined
  if (!form.get('code')) return 'codeMissing'
  if (tokenExchanges.some((other) => isAnsweredBy(other, each)))
    return each.tokens ? undefined : 'codeReplayed'
  return login && findMismatch(form, login.parameters)
}

function findMismatch(form: URLSearchParams, parameters: URLSearchParams): TokenCause | undefined {
  if (form.get('redirect_uri') !== parameters.get('redirect_uri')) return 'redirectMismatch'
  const challenge = parameters.get('code_challenge')
  const verifier = form.get('code_verifier')
  if (challenge === null) return undefined
  if (verifier === null) return 'verifierMissing'
  return createHash('sha256').update(verifier).digest('base64url') === challenge ? undefined : 'verifierWrong'
}
