import type { Verdict } from '../../api/types.ts'
import { VerdictCard } from './verdict-card.tsx'

/** Lists the verdicts on the faults that struck in a run. */
export function VerdictList({ verdicts }: { verdicts: readonly Verdict[] }) {
  if (verdicts.length === 0) return null
  return (
    <section aria-label="Verdicts" class="stack-tight">
      {verdicts.map((verdict) => (
        <VerdictCard key={verdict.armed} verdict={verdict} />
      ))}
    </section>
  )
}
