import type { Findings } from '../../api/types.ts'
import { FindingCard } from './finding-card.tsx'

/** Lists the findings of a run. */
export function FindingList({ findings }: { findings: Findings | undefined }) {
  if (!findings || findings.findings.length === 0) return null
  return (
    <section aria-labelledby="findings-title" class="stack-tight">
      <h3 id="findings-title">Findings ({findings.findings.length})</h3>
      {findings.findings.map((finding) => (
        <FindingCard key={`${finding.rule} ${finding.seq}`} finding={finding} />
      ))}
      <p class="muted small">{Object.keys(findings.passed).length} rules were exercised and passed.</p>
    </section>
  )
}
