import type { Run } from '../../model/api.ts'
import { partyNames } from '../components/party-name.tsx'
import { DiagramArrow } from './diagram-arrow.tsx'
import { layoutDiagram } from './layout-diagram.ts'

/** The handshake as a sequence diagram that grows as it happens. */
export function SequenceDiagram({ run }: { run: Run }) {
  const { width, height, lifelines, arrows } = layoutDiagram(run)
  return (
    <svg class="diagram" viewBox={`0 0 ${width} ${height}`}>
      <title>{`Sequence of run ${run.number}`}</title>
      {lifelines.map(({ party, x }) => (
        <g key={party} class={`party-${party}`}>
          <line class="diagram-life" x1={x} x2={x} y1={36} y2={height} />
          <rect class="diagram-head" x={x - 78} y={6} width={156} height={28} rx={6} />
          <text class="diagram-party" x={x} y={24} text-anchor="middle">
            {partyNames[party]}
          </text>
        </g>
      ))}
      {arrows.map((arrow, index) => (
        <DiagramArrow key={index} arrow={arrow} />
      ))}
    </svg>
  )
}
