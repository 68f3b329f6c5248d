import type { SequenceLayout } from './layout-sequence.ts'

/** Sizes of the head of a lifeline in SVG units. */
export interface HeadSizes {
  readonly top: number
  readonly width: number
  readonly height: number
}

interface Props<Party extends string> {
  layout: Pick<SequenceLayout<Party, unknown>, 'height' | 'lifelines'>
  names: Readonly<Record<Party, string>>
  head: HeadSizes
}

/** Shows the lifelines of a sequence diagram, each with its party at the head. */
export function Lifelines<Party extends string>({ layout, names, head }: Props<Party>) {
  const { top, width, height } = head
  return (
    <>
      {layout.lifelines.map(({ party, x }) => (
        <g key={party} class={`party-${party}`}>
          <line class="diagram-life" x1={x} x2={x} y1={top + height} y2={layout.height} />
          <rect class="diagram-head" x={x - width / 2} y={top} width={width} height={height} rx={6} />
          <text class="diagram-party" x={x} y={top + height / 2 + 4} text-anchor="middle">
            {names[party]}
          </text>
        </g>
      ))}
    </>
  )
}
