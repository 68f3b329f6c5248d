import type { PlacedMessage } from '@smart-mock/page-kit'
import type { Arrow, Step } from '../../model/api.ts'
import { partyNames } from '../components/party-name.tsx'
import { openStep, revealStep } from '../state/open-steps.ts'

export const rowHeight = 34
const loopWidth = 36
const unitsPerLetter = 6.2

/** An arrow with its step, and the steps of those that are drawn with it. */
export type StepArrow = Arrow & { step: Step; repeats: readonly Step[] }

/** Draws one message; a message to the same party is a loop. */
export function DiagramArrow({ arrow }: { arrow: PlacedMessage<StepArrow> }) {
  const { x1, x2, bottom: y, step, repeats, from, to } = arrow
  const count = repeats.length === 0 ? '' : ` ×${repeats.length + 1}`
  const level = step.verdict?.level
  const loop = x1 === x2
  const left = Math.min(x1, x2)
  const width = loop ? loopWidth * 4 : Math.abs(x2 - x1)
  const direction = x2 > x1 ? 1 : -1
  const tipX = loop ? x1 : x2
  const tipY = loop ? y + 6 : y
  const back = loop ? 1 : -direction
  const open = () => {
    for (const { id } of repeats) openStep(id)
    revealStep(step.id)
  }
  const words = `${partyNames[from]} to ${partyNames[to]}: ${arrow.label}${count}${level ? `, ${level}` : ''} (${step.title})`
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button.
    <g
      class={`diagram-arrow ${level ? `verdict-${level}` : ''}`}
      role="button"
      tabindex={0}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        open()
      }}
    >
      <title>{words}</title>
      <rect
        class="diagram-hit"
        x={left + 2}
        y={y - rowHeight / 2 - 4}
        width={width - 4}
        height={rowHeight - 6}
        rx={4}
      />
      <text
        x={loop ? x1 + loopWidth + 6 : left + width / 2}
        y={loop ? y + 4 : y - 5}
        text-anchor={loop ? 'start' : 'middle'}
      >
        {mark(level)}
        {fit(arrow.label, (loop ? loopWidth * 3 : width - 16) - count.length * unitsPerLetter)}
        {count}
      </text>
      {loop ? (
        <path d={`M${x1} ${y - 6}h${loopWidth}v12h${-loopWidth}`} />
      ) : (
        <line x1={x1} x2={x2 - direction * 6} y1={y} y2={y} />
      )}
      <polygon
        class="diagram-tip"
        points={`${tipX},${tipY} ${tipX + back * 8},${tipY - 4} ${tipX + back * 8},${tipY + 4}`}
      />
    </g>
  )
}

/** Returns the mark of a level: colour only is not sufficient. */
function mark(level: string | undefined): string {
  if (level === 'error') return '✗ '
  return level === 'warning' ? '⚠ ' : ''
}

/** Shortens a label; the end of a path is kept, which is more specific than its beginning. */
function fit(label: string, width: number): string {
  const letters = Math.floor(width / unitsPerLetter)
  if (label.length <= letters) return label
  const [, method = '', path = label] = /^([A-Z]+ )?(.*)$/.exec(label) ?? []
  return `${method}…${path.slice(path.length - letters + method.length + 1)}`
}
