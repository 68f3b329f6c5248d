import { Lifelines, layoutSequence } from '@smart-mock/page-kit'
import type { Party, Run } from '../../model/api.ts'
import { partyNames } from '../components/party-name.tsx'
import { DiagramArrow, rowHeight } from './diagram-arrow.tsx'

const order: readonly Party[] = ['ehr', 'browser', 'app', 'authorization-server', 'fhir-server']
const sizes = { laneWidth: 180, headHeight: 40, getRowHeight: () => rowHeight, footHeight: rowHeight / 2 }
const head = { top: 6, width: 156, height: 28 }

/** Draws the authorization flow as a sequence diagram that grows as it happens. */
export function SequenceDiagram({ run }: { run: Run }) {
  const arrows = run.steps.flatMap((step) => step.arrows.map((arrow) => ({ ...arrow, step })))
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
