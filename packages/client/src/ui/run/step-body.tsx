import type { Run, Step } from '../../model/api.ts'
import { DetailTable } from '../components/detail-table.tsx'
import { VerdictNote } from '../components/verdicts/verdict-note.tsx'
import { Waiting } from '../components/waiting.tsx'
import { ExchangeView } from './exchange-view.tsx'

/** Shows an open step: verdict, details and each exchange. */
export function StepBody({ step, run }: { step: Step; run: Run }) {
  // A notice that became the verdict stands above already.
  const details = step.details.filter(
    ({ name, verdict }) => name !== verdict?.level || verdict.message !== step.verdict?.message,
  )
  const exchanges = run.exchanges.filter(({ id }) => step.exchangeIds.includes(id))
  return (
    <div class="step-detail">
      {step.verdict && <VerdictNote verdict={step.verdict} />}
      {step.state === 'running' && <Waiting target={step.waitingFor ?? 'a response'} />}
      {details.length > 0 && <DetailTable caption="Details" details={details} />}
      {exchanges.map((exchange) => (
        <ExchangeView key={exchange.id} exchange={exchange} runId={run.id} />
      ))}
    </div>
  )
}
