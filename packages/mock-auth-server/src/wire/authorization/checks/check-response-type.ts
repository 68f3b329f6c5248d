import { isEnforced } from '../../../core/declare/server-requirements.ts'
import { OAuthError } from '../../../core/oauth/oauth-error.ts'
import type { AuthorizeAttempt } from './authorize-attempt.ts'

/** Throws `unsupported_response_type` unless a code is requested. */
export function checkResponseType({ options, params }: AuthorizeAttempt): void {
  const responseType = params.get('response_type') ?? ''
  if (responseType === 'code') return
  if (!isEnforced(options, responseType ? 'response-type' : 'required-parameters')) return
  throw new OAuthError('unsupported_response_type', `response_type must be code, not ${responseType}`)
}
