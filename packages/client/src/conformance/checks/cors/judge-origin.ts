import { findCorsObjection } from '../../../smart/http/send-preflight.ts'
import { createProblem, type Problem } from '../../../smart/requirements/requirement.ts'

/** An origin that is registered nowhere. */
export const UNKNOWN_ORIGIN = 'https://conformance.example'

/** Judges that a page of an origin may read a response. */
export function judgeOrigin(headers: Headers, origin: string, what: string): Problem[] {
  const objection = findCorsObjection(headers, origin)
  return objection === undefined
    ? []
    : [createProblem(`A page at ${origin} may not read ${what}: ${objection}.`)]
}
