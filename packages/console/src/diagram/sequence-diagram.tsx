import type { JournalEntry } from '../api/types.ts'
import type { BadgeLevel } from '../components/level-badge.tsx'
import { DiagramRow } from './diagram-row.tsx'
import { layoutDiagram } from './layout-diagram.ts'
import { PARTY_NAMES } from './parties.ts'
import { toDiagramMessages } from './to-diagram-messages.ts'

interface Props {
  title: string
  entries: readonly JournalEntry[]
  /** The worst that rules and verdicts say of an exchange. */
  levels: ReadonlyMap<number, BadgeLevel>
}

/** A run as a sequence diagram that grows as it happens. */
export function SequenceDiagram({ title, entries, levels }: Props) {
  const { width, height, lifelines, rows } = layoutDiagram(entries.flatMap(toDiagramMessages))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="diagram-scroll" aria-label={title} tabIndex={0}>
      <svg class="diagram" viewBox={`0 0 ${width} ${height}`} style={{ width: `${width}px` }}>
        <title>{title}</title>
        {lifelines.map(({ party, x }) => (
          <g key={party} class={`party-${party}`}>
            <line class="diagram-life" x1={x} x2={x} y1={30} y2={height} />
            <rect class="diagram-head" x={x - 58} y={4} width={116} height={26} rx={6} />
            <text class="diagram-party" x={x} y={21} text-anchor="middle">
              {PARTY_NAMES[party]}
            </text>
          </g>
        ))}
        {rows.map((row, index) => (
          <DiagramRow key={index} row={row} level={row.reply ? undefined : levels.get(row.seq)} />
        ))}
      </svg>
    </section>
  )
}
