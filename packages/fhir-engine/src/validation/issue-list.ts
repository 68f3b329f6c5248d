import type { Issue, IssueCode } from '../model/fhir-error.ts'
import { type IssueLocation, renderLocation } from './issue-location.ts'

const MAX_ISSUES = 50

/** The issues of a resource, of which the first 50 are kept. */
export class IssueList {
  readonly issues: Issue[] = []

  /** Adds an error with the `expression` of its element; `problem` continues a sentence that begins with it. */
  add(code: IssueCode, at: IssueLocation, problem: string): void {
    if (this.issues.length >= MAX_ISSUES) return
    const expression = renderLocation(at)
    this.issues.push({
      ...{ severity: 'error', code, diagnostics: `${expression} ${problem}` },
      expression: [expression],
    })
  }
}
