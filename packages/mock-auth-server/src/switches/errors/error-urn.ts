import type { Step } from '../../core/journal/steps.ts'
import type { OAuthErrorCause } from '../../core/oauth/oauth-error.ts'

const PREFIX = 'urn:cerner:error:authorization-server:oauth2'

const BY_CAUSE: { readonly [cause in OAuthErrorCause]?: string } = {
  codeUnknown: 'code-invalid-or-expired',
  codeExpired: 'code-invalid-or-expired',
  codeReplayed: 'code-invalid-or-expired',
  refreshUnknown: 'refresh-token:token-invalid',
  refreshExpired: 'refresh-token:token-invalid',
  refreshReplayed: 'refresh-token:token-invalid',
  clientUnknown: 'unknown-client',
  scopeEmpty: 'empty-scopes',
}

/** Returns the URN of an error: by its cause, else made of its code. */
export function getErrorUrn(step: Step, code: string, cause?: OAuthErrorCause): string {
  const known = cause && BY_CAUSE[cause]
  const name = known ?? (code === 'access_denied' ? 'denied-by-user' : code.replaceAll('_', '-'))
  return `${PREFIX}:${step === 'token' ? 'token' : 'grant'}:${name}`
}
