import type { Verdict } from '../../model/verdict.ts'
import { parseObject } from '../http/parse-object.ts'
import type { RecordedResult } from '../http/recorder.ts'
import { sanitizeText } from '../http/sanitize-text.ts'
import { SmartError } from '../smart-error.ts'
import { appLaunch } from '../spec.ts'
import { createTokenError } from './create-token-error.ts'

/** A token response that may be used. */
export interface TokenResponse {
  accessToken: string
  /** Lifetime in seconds; absent when the server sent no usable value. */
  expiresIn?: number
  refreshToken?: string
  idToken?: string
  /** Granted scopes; absent when the server did not state them (F-114). */
  scope?: string
  /** The body exactly as received, and parsed. */
  raw: string
  json: Record<string, unknown>
  notices: Verdict[]
}

const SPEC = appLaunch('step 5', 'obtain-access-token')

/**
 * @throws SmartError token-refused for an OAuth error, token-response-invalid for anything else that cannot be used
 * (F-091 … F-109). A body never counts as a token when the status is not 200 (F-099), nor when it names an error (F-098).
 */
export function readTokenResponse(result: RecordedResult, encodingAdvice?: string): TokenResponse {
  const json = parseObject(result.text)
  if (result.status !== 200 || typeof json?.error === 'string')
    throw createTokenError(result, json, encodingAdvice)
  if (!json)
    throw invalid(
      'The token endpoint returned 200, but the body is not a JSON object.',
      'The token response must be one JSON object.',
    )
  const notices: Verdict[] = []
  const accessToken = json.access_token
  if (typeof accessToken !== 'string' || !/^[\w.~+/=-]+$/.test(accessToken)) {
    throw invalid(
      `The token response has no usable access_token (${describe(accessToken)}).`,
      'access_token must be a non-empty string of token characters.',
    )
  }
  checkTokenType(json.token_type)
  if (json.scope !== undefined && typeof json.scope !== 'string') {
    throw invalid(
      'scope in the token response is not a string.',
      'scope must be one string with scopes separated by spaces.',
    )
  }
  if (json.scope === undefined)
    notices.push(
      notice(
        'The token response does not say which scopes were granted; the requested ones are assumed.',
        'scope is required by SMART.',
      ),
    )
  if (!/^application\/json\b/i.test(result.headers.get('content-type') ?? '')) {
    notices.push(
      notice(
        `The token response has Content-Type ${result.headers.get('content-type') || 'missing'}.`,
        'Send application/json.',
      ),
    )
  }
  if (!/no-store/i.test(result.headers.get('cache-control') ?? '')) {
    notices.push(
      notice(
        'The token response may be cached: Cache-Control: no-store is missing.',
        'Send Cache-Control: no-store and Pragma: no-cache.',
      ),
    )
  }
  const expiresIn = readExpiresIn(json.expires_in, notices)
  return {
    accessToken,
    ...(expiresIn === undefined ? {} : { expiresIn }),
    ...(typeof json.refresh_token === 'string' && json.refresh_token !== ''
      ? { refreshToken: json.refresh_token }
      : {}),
    ...(typeof json.id_token === 'string' ? { idToken: json.id_token } : {}),
    ...(json.scope === undefined ? {} : { scope: json.scope as string }),
    raw: result.text,
    json,
    notices,
  }
}

function checkTokenType(type: unknown): void {
  if (typeof type === 'string' && type.toLowerCase() === 'bearer') return
  throw invalid(
    `token_type is ${describe(type)}, not Bearer.`,
    'SMART access tokens are bearer tokens; token_type must be Bearer.',
  )
}

/**
 * Returns the lifetime; odd values count as unknown, so that they cause no repeated refreshes and the 401
 * decides (F-110 … F-113).
 */
function readExpiresIn(value: unknown, notices: Verdict[]): number | undefined {
  if (value === undefined) {
    notices.push(
      notice(
        'The token response does not state the lifetime of the token.',
        'expires_in is recommended, and required on refresh.',
      ),
    )
    return undefined
  }
  const seconds = typeof value === 'string' ? Number(value) : value
  if (typeof value === 'string')
    notices.push(notice('expires_in is a string.', 'It must be a number of seconds.'))
  if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds <= 0) {
    notices.push(
      notice(
        `expires_in is ${describe(value)}; it is treated as unknown.`,
        'It must be a positive number of seconds.',
      ),
    )
    return undefined
  }
  return Math.floor(seconds)
}

function describe(value: unknown): string {
  return value === undefined ? 'missing' : sanitizeText(JSON.stringify(value)).slice(0, 40)
}

const notice = (message: string, whatToTry: string): Verdict => ({
  level: 'warning',
  message,
  whatToTry,
  spec: SPEC,
})
const invalid = (text: string, whatToTry: string) =>
  new SmartError('token-response-invalid', text, { whatToTry, spec: SPEC })
