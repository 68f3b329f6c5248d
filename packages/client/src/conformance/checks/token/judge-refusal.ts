import { parseObject } from '../../../smart/http/parse-object.ts'
import type { RecordedResult } from '../../../smart/http/recorder.ts'
import { createProblem, createWarning, type Problem } from '../../../smart/requirements/requirement.ts'
import { createUndecidedError } from '../../declare/outcome.ts'

/** Statuses and errors with which a request may be refused. */
export interface Refusal {
  readonly statuses: readonly number[]
  readonly errors: readonly string[]
  /** Errors that are meant for something else, and refuse nonetheless. */
  readonly tolerated?: readonly string[]
}

/** Judges that a token request was refused in one of these ways. @throws Unjudged for a server error */
export function judgeRefusal({ status, text }: RecordedResult, refusal: Refusal): Problem[] {
  const json = parseObject(text)
  if (status >= 200 && status <= 299)
    return [createProblem(json?.access_token ? `${status} with a token.` : `${status} instead of a refusal.`)]
  if (status >= 500) throw createUndecidedError(`The token endpoint returned ${status}.`)
  const error = typeof json?.error === 'string' ? json.error : undefined
  const seen = `${status} ${error ?? 'without an error code'}`
  const { statuses, errors, tolerated = [] } = refusal
  const expected = `${statuses.join(' or ')} ${errors.join(' or ')}`
  if (error !== undefined && tolerated.includes(error))
    return [createWarning(`${seen} instead of ${expected}.`)]
  const isRight = statuses.includes(status) && error !== undefined && errors.includes(error)
  return isRight ? [] : [createProblem(`${seen} instead of ${expected}.`)]
}
