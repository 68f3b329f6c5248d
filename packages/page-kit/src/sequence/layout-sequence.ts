import { PARTIES, type Party } from './parties.ts'
import type { DiagramMessage } from './to-diagram-messages.ts'

export const ROW_HEIGHT = 30
const HEAD_HEIGHT = 34
const LANE_WIDTH = 174

export interface PositionedMessage extends DiagramMessage {
  x1: number
  x2: number
  y: number
}

export interface DiagramLayout {
  width: number
  height: number
  lifelines: { party: Party; x: number }[]
  rows: PositionedMessage[]
}

/** Where lifelines and messages go, in SVG units; parties that take no part have no lifeline. */
export function layoutDiagram(rows: readonly DiagramMessage[]): DiagramLayout {
  const present = PARTIES.filter((party) => rows.some(({ from, to }) => from === party || to === party))
  const x = (party: Party) => present.indexOf(party) * LANE_WIDTH + LANE_WIDTH / 2
  return {
    width: present.length * LANE_WIDTH,
    height: HEAD_HEIGHT + (rows.length + 0.5) * ROW_HEIGHT,
    lifelines: present.map((party) => ({ party, x: x(party) })),
    rows: rows.map((row, index) => ({
      ...row,
      x1: x(row.from),
      x2: x(row.to),
      y: HEAD_HEIGHT + (index + 1) * ROW_HEIGHT,
    })),
  }
}
