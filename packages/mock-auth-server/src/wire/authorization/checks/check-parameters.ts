import { findRepeatedNames } from '../../../core/http/incoming-request.ts'
import { OAuthError } from '../../../core/oauth/oauth-error.ts'

const REQUIRED = ['response_type', 'scope', 'state'] as const

/** Throws `invalid_request` when a parameter occurs twice or a required one is missing. */
export function checkParameters(params: URLSearchParams): void {
  const [repeated] = findRepeatedNames(params)
  if (repeated) throw new OAuthError('invalid_request', `The parameter ${repeated} occurs more than once`)
  for (const name of REQUIRED) {
    if (!params.get(name)) throw new OAuthError('invalid_request', `The parameter ${name} is missing`)
  }
}
