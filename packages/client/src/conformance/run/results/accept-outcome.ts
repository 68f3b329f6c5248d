import type { ExpectedOutcome } from '../settings.ts'
import type { CaseResult } from './case-result.ts'

type Acceptance = Pick<CaseResult, 'accepted' | 'surprise'>

/** Compares an outcome with what the configuration expects; nothing is accepted after its last day. */
export function acceptOutcome(
  { outcome }: Pick<CaseResult, 'outcome'>,
  expected: ExpectedOutcome | undefined,
  now: number,
): Acceptance {
  if (!expected) return {}
  const { outcome: wanted, reason, until } = expected
  if (outcome === 'passed')
    return { surprise: `It passes, though ${wanted} was expected (${reason}): remove it from "expected".` }
  if (outcome !== wanted) return {}
  // The day ends where it ends last.
  if (until !== undefined && now > Date.parse(`${until}T23:59:59-12:00`))
    return { surprise: `It was accepted until ${until} (${reason}).` }
  return { accepted: until === undefined ? reason : `${reason}, until ${until}` }
}
