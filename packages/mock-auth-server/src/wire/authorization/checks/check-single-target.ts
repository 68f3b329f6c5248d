import type { AuthorizeAttempt } from './authorize-attempt.ts'
import { AuthorizeRefusal } from './authorize-refusal.ts'

/** Throws `AuthorizeRefusal` when `client_id` or `redirect_uri` occurs more than once. */
export function checkSingleTarget({ params, repeated }: AuthorizeAttempt): void {
  const name = repeated.find((each) => each === 'client_id' || each === 'redirect_uri')
  if (name === undefined) return
  throw new AuthorizeRefusal('repeated', `The parameter ${name} occurs more than once.`, params)
}
