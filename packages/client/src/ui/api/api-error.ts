import type { ApiProblem, Verdict } from '../../model/api.ts'

/** A failed API call, with the verdict to show. */
export class ApiError extends Error {
  readonly verdict: Verdict

  constructor(problem: ApiProblem) {
    super(problem.error.message)
    this.name = 'ApiError'
    this.verdict = problem.error
  }
}
