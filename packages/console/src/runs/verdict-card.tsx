import type { Verdict } from '../api/types.ts'
import { OutcomeBadge } from '../components/outcome-badge.tsx'
import { SpecLink } from '../components/spec-link.tsx'
import { Evidence } from './evidence.tsx'
import { ObservationList } from './observation-list.tsx'

const LOOKS: Record<Verdict['outcome'], string> = {
  met: 'ok',
  'not met': 'error',
  informational: 'info',
  pending: 'info',
  inconclusive: 'warning',
  'not exercised': 'info',
}

/** Shows a verdict: the outcome for the client, with its evidence. */
export function VerdictCard({ verdict }: { verdict: Verdict }) {
  const { outcome, fault, reason, requirement, spec, evidence, basis, observations } = verdict
  return (
    <article class={`note verdict-${LOOKS[outcome]}`}>
      <p class="row">
        <span class="muted">Verdict</span> <OutcomeBadge answer={outcome} /> <code>{fault}</code>
      </p>
      <p>{reason}</p>
      <p class="muted small">A correct client: {requirement}</p>
      <ObservationList observations={observations} />
      <p class="row small">
        <SpecLink href={spec} />
        <SpecLink href={`/docs/faults/${fault}`}>About this fault</SpecLink>
        <Evidence seqs={evidence} />
        <span class="muted">based on {basis}</span>
      </p>
    </article>
  )
}
