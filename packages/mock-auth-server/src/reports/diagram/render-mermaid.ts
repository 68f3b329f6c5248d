import { selectParties } from '@smart-mock/page-kit/sequence'
import { PARTIES, PARTY_NAMES } from '../../core/diagram/index.ts'
import type { DiagramMessage } from './messages.ts'

/**
 * Renders a sequence diagram in the Mermaid language; a strikes arrow has a note with a lightning mark, a
 * wrong one a cross.
 */
export function renderMermaid(messages: readonly DiagramMessage[]): string {
  const heads = selectParties(PARTIES, messages).map(
    (party) => `  participant ${party} as ${PARTY_NAMES[party]}`,
  )
  return ['sequenceDiagram', '  autonumber', ...heads, ...messages.flatMap(lines), ''].join('\n')
}

function lines({ from, to, label, reply, strikes, wrong }: DiagramMessage): string[] {
  return [
    `  ${from}${reply ? '-->>' : '->>'}${to}: ${plain(label)}`,
    ...(strikes.length > 0 ? [`  Note over ${from}: ⚡ ${plain(strikes.join(', '))}`] : []),
    ...(wrong === undefined ? [] : [`  Note over ${from}: ✗ ${plain(wrong)}`]),
  ]
}

/**
 * Escapes text for Mermaid, in which `;` and a line's end finish a statement, `#` starts an entity and markup
 * is HTML.
 */
function plain(text: string): string {
  const words = text.replace(/\s+/g, ' ').slice(0, 200).trim()
  return words.replace(/[#;<>"%{}]/g, (sign) => `#${sign.codePointAt(0)};`) || '(nothing)'
}
