import type { CaseOutcome, Outcome } from '../../../model/api.ts'

/** Outcomes in the order in which counts are shown. */
const SHOWN: readonly Outcome[] = ['failed', 'warning', 'info', 'inconclusive', 'skipped', 'passed']

/** Describes how many cases had which outcome. */
export function describeOutcomes(outcomes: readonly Pick<CaseOutcome, 'outcome'>[]): string {
  const parts = SHOWN.flatMap((wanted) => {
    const count = countOutcomes(outcomes, wanted)
    return count === 0 ? [] : [`${count} ${wanted}`]
  })
  return parts.join(', ') || 'no outcome'
}

const countOutcomes = (outcomes: readonly Pick<CaseOutcome, 'outcome'>[], wanted: Outcome): number =>
  outcomes.filter(({ outcome }) => outcome === wanted).length
