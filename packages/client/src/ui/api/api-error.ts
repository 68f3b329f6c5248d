import type { ApiProblem, Verdict } from '../../api.ts'

/** A failed API call, with the verdict to show and the messages per form field. */
export class ApiError extends Error {
  readonly verdict: Verdict
  readonly fields: Record<string, string>

  constructor(problem: ApiProblem) {
    super(problem.error.text)
    this.name = 'ApiError'
    this.verdict = problem.error
    this.fields = problem.fields ?? {}
  }
}
