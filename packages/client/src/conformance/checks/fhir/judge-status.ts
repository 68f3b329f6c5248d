import type { RecordedResult } from '../../../smart/http/recorder.ts'
import { createProblem, type Problem } from '../../../smart/requirements/requirement.ts'
import { createUndecidedError } from '../../declare/outcome.ts'

/** Judges the status of a response that must be a refusal. @throws Unjudged for a server error */
export function judgeStatus(
  { status }: RecordedResult,
  expected: readonly number[],
  what: string,
): Problem[] {
  if (expected.includes(status)) return []
  if (status >= 500) throw createUndecidedError(`${what} returned ${status}.`)
  return [createProblem(`${what} returned ${status}, not ${expected.join(' or ')}.`)]
}
