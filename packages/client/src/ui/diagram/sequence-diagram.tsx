import { foldRepeats, Lifelines, layoutSequence } from '@smart-mock/page-kit'
import type { Party, Phase, Run } from '../../model/api.ts'
import { partyNames } from '../components/party-name.tsx'
import { DiagramArrow, rowHeight, type StepArrow } from './diagram-arrow.tsx'

const order: readonly Party[] = ['ehr', 'browser', 'app', 'authorization-server', 'fhir-server']
const sizes = { laneWidth: 180, headHeight: 40, getRowHeight: () => rowHeight, footHeight: rowHeight / 2 }
const head = { top: 6, width: 156, height: 28 }

const LOOK_UP_PHASES: readonly Phase[] = ['discovery', 'prediction']

/** Returns equal keys for look-ups that are drawn once: those before the login that brought nothing to see. */
function getLookUpKey({ from, to, label, step }: Omit<StepArrow, 'repeats'>): string | undefined {
  const isPlain = step.verdict === undefined || step.verdict.level === 'ok'
  return LOOK_UP_PHASES.includes(step.phase) && isPlain ? `${from} ${to} ${label}` : undefined
}

/** Draws the authorization flow as a sequence diagram that grows as it happens; repeated look-ups are one arrow. */
export function SequenceDiagram({ run }: { run: Run }) {
  const all = run.steps.flatMap((step) => step.arrows.map((arrow) => ({ ...arrow, step })))
  const arrows = foldRepeats(all, getLookUpKey).map(({ item, repeats }) => ({
    ...item,
    repeats: repeats.map(({ step }) => step),
  }))
  const layout = layoutSequence(order, arrows, sizes)
  return (
    <svg class="diagram" viewBox={`0 0 ${layout.width} ${layout.height}`}>
      <title>{`Sequence of run ${run.number}`}</title>
      <Lifelines layout={layout} names={partyNames} head={head} />
      {layout.messages.map((arrow, index) => (
        <DiagramArrow key={index} arrow={arrow} />
      ))}
    </svg>
  )
}
