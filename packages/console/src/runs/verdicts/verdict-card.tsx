import type { Verdict } from '../../api/types.ts'
import { OutcomeBadge } from '../../components/outcome-badge.tsx'
import { SpecLink } from '../../components/spec-link.tsx'
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

/** Says why a verdict may still change, by the state of the client's flow. */
const UNFINISHED: Record<Verdict['flow'], string> = {
  open: 'not final: the login is still going on',
  quiet: 'not final: nothing came for two seconds, but no driver said that the client is done',
  ended: 'not final: another login is still going on',
}

/** Shows a verdict: the outcome for the client, with its evidence. */
export function VerdictCard({ verdict }: { verdict: Verdict }) {
  const { outcome, fault, reason, requirement, spec, evidence, basis, observations, isFinal, flow } = verdict
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
        {!isFinal && outcome !== 'not exercised' && <span class="muted">{UNFINISHED[flow]}</span>}
      </p>
    </article>
  )
}
