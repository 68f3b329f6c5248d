/** R4 issue types that this server returns. */
export type IssueCode =
  | 'invalid'
  | 'structure'
  | 'required'
  | 'value'
  | 'invariant'
  | 'code-invalid'
  | 'not-supported'
  | 'not-found'
  | 'deleted'
  | 'forbidden'
  | 'login'
  | 'conflict'
  | 'multiple-matches'
  | 'duplicate'
  | 'too-costly'
  | 'too-long'
  | 'processing'
  | 'informational'
  | 'business-rule'
  | 'transient'
  | 'timeout'
  | 'throttled'

/** The cause of a refusal, for servers that answer each in their own way. */
export type FhirErrorCause =
  | 'noToken'
  | 'badToken'
  | 'insufficientScope'
  | 'notAllowed'
  | 'notFound'
  | 'unknownType'
  | 'searchRefused'
  | 'notAcceptable'
  | 'unknownTenant'
  | 'conflict'
  | 'invalid'
  | 'writeNotAllowed'
  | 'pagingExpired'
  | 'upstream'

export interface Issue {
  severity: 'error' | 'warning' | 'information'
  code: IssueCode
  diagnostics: string
  expression?: string[]
}

/** A refusal with its HTTP status; rendered as an OperationOutcome in one place. */
export class FhirError extends Error {
  readonly status: number
  readonly issues: Issue[]
  readonly headers: [string, string][]
  /** `undefined` for a cause without a name, such as a deleted resource. */
  override readonly cause: FhirErrorCause | undefined

  /** The cause follows from status and code, unless it is a finer one. */
  constructor(
    status: number,
    code: IssueCode,
    diagnostics: string,
    headers: [string, string][] = [],
    cause = findCause(status, code),
  ) {
    super(diagnostics)
    this.name = 'FhirError'
    this.status = status
    this.cause = cause
    this.issues = [{ severity: 'error', code, diagnostics }]
    this.headers = headers
  }

  /** An error with several issues, for example from validation. */
  static of(status: number, issues: Issue[]): FhirError {
    const error = new FhirError(status, 'invalid', issues[0]?.diagnostics ?? 'invalid')
    error.issues.splice(0, 1, ...issues)
    return error
  }
}

const CAUSES: Readonly<Record<number, FhirErrorCause>> = {
  ...{ 400: 'invalid', 404: 'notFound', 405: 'notAllowed', 406: 'notAcceptable', 409: 'conflict' },
  ...{ 412: 'conflict', 413: 'invalid', 414: 'invalid', 415: 'invalid', 422: 'invalid', 429: 'upstream' },
  ...{ 502: 'upstream', 503: 'upstream', 504: 'upstream' },
}

function findCause(status: number, code: IssueCode): FhirErrorCause | undefined {
  return status === 403 && code === 'forbidden' ? 'insufficientScope' : CAUSES[status]
}

/** Builds the OperationOutcome for a list of issues. */
export function buildOperationOutcome(issues: readonly Issue[]): fhir4.OperationOutcome {
  return { resourceType: 'OperationOutcome', issue: issues.map((issue) => ({ ...issue })) }
}
