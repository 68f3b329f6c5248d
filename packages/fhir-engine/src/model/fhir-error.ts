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

  constructor(status: number, code: IssueCode, diagnostics: string, headers: [string, string][] = []) {
    super(diagnostics)
    this.name = 'FhirError'
    this.status = status
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

/** Builds the OperationOutcome for a list of issues. */
export function buildOperationOutcome(issues: readonly Issue[]): fhir4.OperationOutcome {
  return { resourceType: 'OperationOutcome', issue: issues.map((issue) => ({ ...issue })) }
}
