import type { RecordedResult } from '../http/recorder.ts'
import { sanitizeText } from '../http/sanitize-text.ts'
import { SmartError } from '../smart-error.ts'
import { rfc } from '../spec.ts'
import { explainTokenError } from './explain-token-error.ts'

/**
 * Creates the error for a response of the token endpoint that is not a token response. `encodingAdvice` is
 * given with a refusal of the credentials.
 */
export function createTokenError(
  { status, headers }: RecordedResult,
  json: Record<string, unknown> | undefined,
  encodingAdvice?: string,
): SmartError {
  const error = typeof json?.error === 'string' ? json.error : undefined
  const description =
    typeof json?.error_description === 'string' ? `: "${sanitizeText(json.error_description)}"` : ''
  const wait = Number(headers.get('retry-after'))
  if (status >= 300 && status < 400) {
    return new SmartError(
      'redirect-refused',
      `The token endpoint returned ${status}, a redirect, which was not followed.`,
      {
        whyItMatters: 'Following it would send the code and the credentials of this client to another host.',
        whatToTry: 'Publish the final URL as token_endpoint.',
        status,
        spec: rfc(9700, '4.12'),
      },
    )
  }
  const details = explainTokenError(error, status)
  const isAboutClient = status === 401 || error === 'invalid_client'
  return new SmartError(
    'token-refused',
    `The token endpoint returned ${status}${error ? ` ${sanitizeText(error)}${description}` : ' without an OAuth error'}.`,
    {
      ...details,
      ...(isAboutClient && encodingAdvice ? { whatToTry: `${details.whatToTry} ${encodingAdvice}` } : {}),
      status,
      ...(error ? { oauth: error } : {}),
      ...(wait > 0 ? { retryAfter: wait } : {}),
    },
  )
}
