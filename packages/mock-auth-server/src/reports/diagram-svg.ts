import { markup } from './markup.ts'
import type { Message } from './messages.ts'
import { PARTIES, PARTY_NAMES, type Party } from './parties.ts'

const LANE = 190
const ROW = 34
const HEAD = 44

/** Colours follow the reader's, also when the file stands alone. */
const STYLE = `.sequence{font:12px system-ui,sans-serif;fill:#1c2430;stroke:none;color-scheme:light dark}
.sequence .page{fill:#fff}.sequence .life{stroke:#b8c0cc;stroke-dasharray:3 4}.sequence .arrow{stroke:#44546a;fill:none}
.sequence .reply{stroke-dasharray:6 4}.sequence .tip{fill:#44546a}.sequence .head{font-weight:600}
.sequence .struck{fill:#b45309}.sequence .wrong{stroke:#c0262d;stroke-width:2.5;fill:none}
@media (prefers-color-scheme:dark){.sequence{fill:#e6e9ef}.sequence .page{fill:#171b22}.sequence .life{stroke:#4a5362}
.sequence .arrow{stroke:#a9b4c4}.sequence .tip{fill:#a9b4c4}.sequence .struck{fill:#fbbf24}.sequence .wrong{stroke:#ff7b7b}}
@media print{.sequence{fill:#000}.sequence .page{fill:#fff}.sequence .arrow{stroke:#000}.sequence .tip{fill:#000}
.sequence .struck{fill:#b45309}.sequence .wrong{stroke:#c0262d}}`

/** A sequence diagram as SVG; a lightning mark where a fault struck, a cross where a verdict or finding points. */
export function svgDiagram(messages: readonly Message[]): string {
  const present = PARTIES.filter((party) => messages.some(({ from, to }) => from === party || to === party))
  const x = (party: Party) => present.indexOf(party) * LANE + LANE / 2
  const width = Math.max(1, present.length) * LANE
  const height = HEAD + (messages.length + 1) * ROW
  const lanes = present.map(
    (party) =>
      `<text class="head" text-anchor="middle" x="${x(party)}" y="22">${PARTY_NAMES[party]}</text>` +
      `<line class="life" x1="${x(party)}" x2="${x(party)}" y1="32" y2="${height - 8}"/>`,
  )
  const rows = messages.map((message, index) => arrow(message, x, HEAD + (index + 0.9) * ROW))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="sequence" role="img" aria-label="Sequence diagram, ${messages.length} messages" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<style>${STYLE}</style><rect class="page" width="${width}" height="${height}"/>`,
    ...lanes,
    ...rows,
    '</svg>',
  ].join('\n')
}

function arrow(message: Message, x: (party: Party) => number, y: number): string {
  const { seq, from, to, label, reply, struck, wrong } = message
  const [start, end] = [x(from), x(to)]
  const way = end > start ? 1 : -1
  const text = `${seq} ${label}`
  const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text
  const tip = `${end},${y} ${end - 8 * way},${y - 4} ${end - 8 * way},${y + 4}`
  return [
    `<g><title>${markup([text, ...struck.map((name) => `⚡ ${name}`), ...(wrong ? [`✗ ${wrong}`] : [])].join('\n'))}</title>`,
    `<text text-anchor="middle" x="${(start + end) / 2}" y="${y - 6}">${markup(shown)}</text>`,
    `<line class="arrow${reply ? ' reply' : ''}" x1="${start}" x2="${end - 6 * way}" y1="${y}" y2="${y}"/>`,
    `<polygon class="tip" points="${tip}"/>`,
    struck.length > 0 ? lightning(start, y) : '',
    wrong === undefined ? '' : cross(end - 18 * way, y),
    '</g>',
  ].join('')
}

const lightning = (x: number, y: number) =>
  `<path class="struck" d="M${x + 2} ${y - 11}l-8 12h5l-3 10l9-13h-5l4-9z"/>`

const cross = (x: number, y: number) => `<path class="wrong" d="M${x - 6} ${y - 6}l12 12m0-12l-12 12"/>`
