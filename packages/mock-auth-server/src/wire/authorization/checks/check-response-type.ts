import { OAuthError } from '../../../core/oauth/oauth-error.ts'

/** Throws `unsupported_response_type` unless a code is requested. */
export function checkResponseType(params: URLSearchParams): void {
  const responseType = params.get('response_type') ?? ''
  if (responseType === 'code') return
  throw new OAuthError('unsupported_response_type', `response_type must be code, not ${responseType}`)
}
