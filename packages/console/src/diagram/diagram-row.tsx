import type { BadgeLevel, PlacedMessage } from '@smart-mock/page-kit'
import type { ExchangeMessage } from 'smart-mock/diagram'
import { revealEntries } from '../state/open-entries.ts'
import { SHORT_PARTY_NAMES } from './party-badge.tsx'

export const ROW_HEIGHT = 30
const UNITS_PER_LETTER = 6.1

/** Draws one message, which opens its exchanges. A lightning mark shows where a fault struck. */
export function DiagramRow({
  row,
  level,
}: {
  row: PlacedMessage<ExchangeMessage>
  level: BadgeLevel | undefined
}) {
  const { x1, x2, bottom: y, label, from, to, seq, repeats, reply, strikes } = row
  const direction = x2 > x1 ? 1 : -1
  const left = Math.min(x1, x2)
  const width = Math.abs(x2 - x1)
  const hit = strikes.length > 0
  const text = hit ? `${label} ${strikes.join(', ')}` : label
  const words = `${SHORT_PARTY_NAMES[from]} to ${SHORT_PARTY_NAMES[to]}: ${text}${hit ? ' struck' : ''}${level ? `, ${level}` : ''}`
  const open = () => revealEntries([seq, ...repeats])
  return (
    <g
      class={`diagram-row ${reply ? 'diagram-reply' : ''} ${hit ? 'diagram-struck' : ''} ${level ? `verdict-${level}` : ''}`}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: SVG has no button. */}
      <rect
        class="diagram-hit"
        role="button"
        tabindex={0}
        aria-label={words}
        onClick={open}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return
          event.preventDefault()
          open()
        }}
        x={left + 2}
        y={y - ROW_HEIGHT / 2 - 5}
        width={width - 4}
        height={ROW_HEIGHT - 4}
        rx={4}
      >
        <title>{words}</title>
      </rect>
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in here takes the focus; the button says it in full. */}
      <g class="diagram-drawn" aria-hidden="true">
        <text x={left + width / 2} y={y - 5} text-anchor="middle">
          {hit && <tspan class="diagram-bolt">⚡ </tspan>}
          {level === 'error' && '✗ '}
          {level === 'warning' && '⚠ '}
          {shortened(text, width - (hit || level ? 28 : 12))}
        </text>
        <line x1={x1} x2={x2 - direction * 6} y1={y} y2={y} />
        <polygon
          class="diagram-tip"
          points={`${x2},${y} ${x2 - direction * 8},${y - 4} ${x2 - direction * 8},${y + 4}`}
        />
      </g>
    </g>
  )
}

function shortened(label: string, width: number): string {
  const letters = Math.floor(width / UNITS_PER_LETTER)
  return label.length > letters ? `${label.slice(0, letters - 1)}…` : label
}
