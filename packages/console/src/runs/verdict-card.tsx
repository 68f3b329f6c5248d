import type { Verdict } from '../api/types.ts'
import { AnswerBadge } from '../components/answer-badge.tsx'
import { SpecLink } from '../components/spec-link.tsx'
import { Evidence } from './evidence.tsx'
import { ObservationList } from './observation-list.tsx'

const LOOKS: Record<Verdict['answer'], string> = {
  met: 'ok',
  'not met': 'error',
  pending: 'info',
  inconclusive: 'warning',
  'not exercised': 'info',
}

/** Shows a verdict: the outcome for the client, with its evidence. */
export function VerdictCard({ verdict }: { verdict: Verdict }) {
  const { answer, fault, says, client, spec, evidence, basis, observations } = verdict
  return (
    <article class={`note verdict-${LOOKS[answer]}`}>
      <p class="row">
        <span class="muted">Verdict</span> <AnswerBadge answer={answer} /> <code>{fault}</code>
      </p>
      <p>{says}</p>
      <p class="muted small">A correct client: {client}</p>
      <ObservationList observations={observations} />
      <p class="row small">
        <SpecLink href={spec} />
        <SpecLink href={`/docs/faults/${fault}`}>Page of this fault</SpecLink>
        <Evidence seqs={evidence} />
        <span class="muted">based on {basis}</span>
      </p>
    </article>
  )
}
