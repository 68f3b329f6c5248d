import { escapeMarkup } from '../diagram/escape-markup.ts'
import type { ReportCase, ReportComparison } from '../report.ts'
import { type CaseAnchors, renderCaseLink } from './anchors.ts'
import { renderOverviewPart, renderSign } from './markup.ts'

/** Renders what got better and worse since the baseline. */
export function renderComparison(
  { startedAt, worse, better, undecided }: ReportComparison,
  cases: readonly ReportCase[],
  anchors: CaseAnchors,
): string {
  const list = (names: readonly string[], sign: string, word: string, tone: string) =>
    names.length === 0
      ? []
      : [
          `<li>${renderSign(sign, `${word} (${names.length})`, tone)}: ${names.map((name) => link(name, cases, anchors)).join(', ')}</li>`,
        ]
  const items = [
    ...list(worse, '↓', 'worse', 'failed'),
    ...list(better, '↑', 'better', 'handled'),
    ...list(undecided, '?', 'no longer decided', 'undecided'),
  ]
  const date = escapeMarkup(startedAt.slice(0, 16).replace('T', ' '))
  return renderOverviewPart(
    'comparison',
    'Since the baseline',
    items.length === 0
      ? `<p class="none">Nothing changed since ${date} UTC.</p>`
      : `<p class="small">Compared with the report of ${date} UTC.</p>\n<ul class="changes">${items.join('\n')}</ul>`,
  )
}

function link(name: string, cases: readonly ReportCase[], anchors: CaseAnchors): string {
  const found = cases.find((each) => each.name === name)
  return found ? renderCaseLink(anchors, found) : escapeMarkup(name)
}
