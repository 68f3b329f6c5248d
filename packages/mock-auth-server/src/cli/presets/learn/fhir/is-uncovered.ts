import { decodeJwt } from '../recording/decode-jwt.ts'
import type { Exchange } from '../recording/exchange.ts'
import type { Recording } from '../recording/recording.ts'
import { findIssue } from './find-dropped-types.ts'
import { splitScopes } from './list-answered.ts'
import { isClinical, readType } from './scope-notation.ts'

/** Returns `true` when the token of a request is known, and its scopes do not cover the type. */
export function isUncovered(exchange: Exchange, type: string, recording: Recording): boolean {
  const tokens = findIssue(recording, exchange)?.tokens
  if (typeof tokens?.scope !== 'string') return false
  const scopes = splitScopes(tokens.scope)
  const user =
    scopes.includes('fhirUser') || scopes.includes('profile')
      ? decodeJwt(tokens.id_token)?.claims.fhirUser
      : undefined
  const isUser = typeof user === 'string' && user.split('/').at(-2) === type
  return !isUser && !scopes.some((scope) => isClinical(scope) && ['*', type].includes(readType(scope)))
}
