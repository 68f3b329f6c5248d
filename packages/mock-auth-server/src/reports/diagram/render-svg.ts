import { layoutSequence, type PlacedMessage } from '@smart-mock/page-kit/sequence'
import { PARTIES, PARTY_NAMES, type Party } from '../../core/diagram/index.ts'
import { DIAGRAM_STYLE } from './diagram-style.ts'
import { escapeMarkup } from './escape-markup.ts'
import type { DiagramMessage } from './messages.ts'

const ASK = 34
const REPLY = 26
const SAYS = 18
const CHAR = 6.3

const getRowHeight = ({ reply, wrong }: DiagramMessage) =>
  (reply ? REPLY : ASK) + (wrong === undefined ? 0 : SAYS)
const SIZES = { laneWidth: 200, headHeight: 40, getRowHeight, footHeight: 12 }

/**
 * Renders a sequence diagram as SVG; a lightning mark where a fault struck, a marked row for a verdict or
 * finding.
 */
export function renderSvg(messages: readonly DiagramMessage[]): string {
  const { width, height, lifelines, messages: placed } = layoutSequence(PARTIES, messages, SIZES)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="sequence" role="img" aria-label="Sequence diagram, ${messages.length} messages" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<style>${DIAGRAM_STYLE}</style><rect class="page" width="${width}" height="${height}"/>`,
    ...lifelines.map(({ party, x }) => lifeline(party, x, height)),
    ...placed.map((message) => arrow(message, width)),
    '</svg>',
  ].join('\n')
}

function lifeline(party: Party, x: number, height: number): string {
  const name = `<text class="head" text-anchor="middle" x="${x}" y="20">${PARTY_NAMES[party]}</text>`
  return `${name}<line class="life" x1="${x}" x2="${x}" y1="28" y2="${height - 6}"/>`
}

function arrow(message: PlacedMessage<DiagramMessage>, width: number): string {
  const { seq, repeats, label, reply, strikes: faults, wrong, x1: start, x2: end, bottom } = message
  const height = getRowHeight(message)
  const top = bottom - height
  const y = top + (reply ? REPLY : ASK) - 8
  const way = end > start ? 1 : -1
  const middle = (start + end) / 2
  const text = `${[seq, ...repeats].join(', ')} ${label}`
  const strikes = faults.map((name) => `⚡ ${name}`)
  const tip = `${end},${y} ${end - 8 * way},${y - 4} ${end - 8 * way},${y + 4}`
  return [
    `<g><title>${escapeMarkup([text, ...strikes, ...(wrong ? [`✗ ${wrong}`] : [])].join('\n'))}</title>`,
    wrong === undefined ? '' : `<rect class="band" y="${top + 2}" width="${width}" height="${height}"/>`,
    words(`${text}${strikes.length > 0 ? ' ' : ''}`, strikes.join(' '), { at: middle, y: y - 6, width }),
    `<line class="arrow${reply ? ' reply' : ''}" x1="${start}" x2="${end - 6 * way}" y1="${y}" y2="${y}"/>`,
    `<polygon class="tip" points="${tip}"/>`,
    wrong === undefined ? '' : says(wrong, { at: middle, y: y + 16, width }),
    '</g>',
  ].join('')
}

interface Place {
  readonly at: number
  readonly y: number
  readonly width: number
}

/** Renders the text above an arrow, within the picture. */
function words(text: string, struck: string, { at, y, width }: Place): string {
  const room = Math.floor((2 * Math.min(at, width - at)) / CHAR)
  const label = cut(text, Math.max(8, room - struck.length))
  const mark = struck === '' ? '' : `<tspan class="struck">${escapeMarkup(cut(struck, room))}</tspan>`
  return `<text text-anchor="middle" x="${at}" y="${y}">${escapeMarkup(label)}${mark}</text>`
}

function says(wrong: string, { y, width }: Place): string {
  const text = cut(`✗ ${wrong.replace(/\s+/g, ' ')}`, Math.floor(width / CHAR))
  return `<text class="wrong" text-anchor="middle" x="${width / 2}" y="${y}">${escapeMarkup(text)}</text>`
}

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)
