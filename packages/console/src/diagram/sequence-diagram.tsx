import { type BadgeLevel, foldRepeats, Lifelines, layoutSequence } from '@smart-mock/page-kit'
import { getLookUpKey, PARTIES } from 'smart-mock/diagram'
import type { JournalEntry } from '../api/types.ts'
import { DiagramRow, ROW_HEIGHT } from './diagram-row.tsx'
import { SHORT_PARTY_NAMES } from './party-badge.tsx'
import { toDiagramMessages } from './to-diagram-messages.ts'

const SIZES = { laneWidth: 174, headHeight: 34, getRowHeight: () => ROW_HEIGHT, footHeight: ROW_HEIGHT / 2 }
const HEAD = { top: 4, width: 116, height: 26 }

interface Props {
  title: string
  entries: readonly JournalEntry[]
  /** The gravest level of the findings and verdicts on an exchange. */
  levels: ReadonlyMap<number, BadgeLevel>
}

/** Draws a run as a sequence diagram that grows as it happens; repeated look-ups are one arrow. */
export function SequenceDiagram({ title, entries, levels }: Props) {
  const folds = foldRepeats(entries, (entry) => (levels.has(entry.seq) ? undefined : getLookUpKey(entry)))
  const rows = folds.flatMap(({ item, repeats }) =>
    toDiagramMessages(
      item,
      repeats.map(({ seq }) => seq),
    ),
  )
  const layout = layoutSequence(PARTIES, rows, SIZES)
  const { width, height, messages } = layout
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="diagram-scroll" aria-label={title} tabIndex={0}>
      <svg class="diagram" viewBox={`0 0 ${width} ${height}`} style={{ width: `${width}px` }}>
        <title>{title}</title>
        <Lifelines layout={layout} names={SHORT_PARTY_NAMES} head={HEAD} />
        {messages.map((row, index) => (
          <DiagramRow key={index} row={row} level={row.reply ? undefined : levels.get(row.seq)} />
        ))}
      </svg>
    </section>
  )
}
