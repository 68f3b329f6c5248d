import type { SpecReference, Verdict } from '../model/verdict.ts'

/** Codes of all errors, stable for tests and for the page. */
export type SmartErrorCode =
  | 'invalid-input'
  | 'not-found'
  | 'network'
  | 'timeout'
  | 'too-large'
  | 'tls'
  | 'unreadable'
  | 'insecure-url'
  | 'redirect-refused'
  | 'http-status'
  | 'not-json'
  | 'endpoint-missing'
  | 'issuer-mismatch'
  | 'unsupported-by-server'
  | 'launch-invalid'
  | 'launch-unknown-issuer'
  | 'callback-invalid'
  | 'state-mismatch'
  | 'state-other-browser'
  | 'authorization-refused'
  | 'token-refused'
  | 'token-response-invalid'
  | 'id-token-invalid'
  | 'id-token-signature'
  | 'jwks-unavailable'
  | 'user-info-subject'
  | 'launch-context-invalid'
  | 'no-refresh-token'
  | 'token-expired'
  | 'not-signed-in'
  | 'foreign-url'
  | 'beyond-grant'
  | 'fhir-refused'
  | 'fhir-invalid'
  | 'wrong-patient'
  | 'rate-limited'
  | 'cancelled'
  | 'internal'

export interface SmartErrorDetails {
  whyItMatters?: string
  whatToTry?: string
  spec?: SpecReference
  /** The `error` of an OAuth error response. */
  oauth?: string
  /** HTTP status of the response behind it. */
  status?: number
  /** Seconds to wait, as the server asked. */
  retryAfter?: number
  cause?: unknown
}

/** An error in words a developer understands: what happened, what it means, what to try, where it is specified. */
export class SmartError extends Error {
  override readonly name = 'SmartError'
  readonly code: SmartErrorCode
  readonly details: SmartErrorDetails

  constructor(code: SmartErrorCode, message: string, details: SmartErrorDetails = {}) {
    super(message, { cause: details.cause })
    this.code = code
    this.details = details
  }

  toVerdict(): Verdict {
    const { whyItMatters, whatToTry, spec } = this.details
    return {
      level: 'error',
      message: this.message,
      code: this.code,
      ...(whyItMatters ? { whyItMatters } : {}),
      ...(whatToTry ? { whatToTry } : {}),
      ...(spec ? { spec } : {}),
    }
  }
}

/** Converts any thrown value to a SmartError; an unexpected one keeps its message and becomes `internal`. */
export function toSmartError(thrown: unknown): SmartError {
  if (thrown instanceof SmartError) return thrown
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return new SmartError('internal', `Something unexpected happened in this client: ${message}`, {
    whatToTry: 'Export the report of this run; it shows the exchanges that led here.',
    cause: thrown,
  })
}
