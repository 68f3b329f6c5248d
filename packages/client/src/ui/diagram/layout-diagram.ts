import type { Arrow, Party, Run, Step } from '../../model/api.ts'

export interface Lifeline {
  party: Party
  x: number
}

export interface PlacedArrow extends Arrow {
  step: Step
  x1: number
  x2: number
  y: number
}

export interface DiagramLayout {
  width: number
  height: number
  lifelines: Lifeline[]
  arrows: PlacedArrow[]
}

const order: readonly Party[] = ['ehr', 'browser', 'app', 'authorization-server', 'fhir-server']
const columnWidth = 180
const headHeight = 40
export const rowHeight = 34

/** Where the lifelines and arrows of a run go, in SVG units. */
export function layoutDiagram({ steps }: Pick<Run, 'steps'>): DiagramLayout {
  const all = steps.flatMap((step) => step.arrows.map((arrow) => ({ arrow, step })))
  const present = order.filter((party) => all.some(({ arrow }) => arrow.from === party || arrow.to === party))
  const x = (party: Party) => present.indexOf(party) * columnWidth + columnWidth / 2
  return {
    width: present.length * columnWidth,
    height: headHeight + all.length * rowHeight + rowHeight / 2,
    lifelines: present.map((party) => ({ party, x: x(party) })),
    arrows: all.map(({ arrow, step }, index) => ({
      ...arrow,
      step,
      x1: x(arrow.from),
      x2: x(arrow.to),
      y: headHeight + (index + 1) * rowHeight,
    })),
  }
}
