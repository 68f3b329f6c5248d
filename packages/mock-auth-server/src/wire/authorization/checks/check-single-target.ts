import { findRepeatedNames } from '../../../core/http/incoming-request.ts'
import { AuthorizeRefusal } from './authorize-refusal.ts'

/** Throws `AuthorizeRefusal` when `client_id` or `redirect_uri` occurs more than once. */
export function checkSingleTarget(params: URLSearchParams): void {
  const repeated = findRepeatedNames(params).find((name) => name === 'client_id' || name === 'redirect_uri')
  if (repeated === undefined) return
  throw new AuthorizeRefusal('repeated', `The parameter ${repeated} occurs more than once.`, params)
}
