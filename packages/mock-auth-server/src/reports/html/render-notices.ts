import { escapeMarkup } from '../diagram/escape-markup.ts'
import { type BrokenRule, listBrokenRules } from '../list-broken-rules.ts'
import type { ReportCase } from '../report.ts'
import { type CaseAnchors, renderCaseLink } from './anchors.ts'
import { renderOmission, renderOverviewPart, renderSentence, renderSpecLink } from './markup.ts'

/** Number of notices in print, where the overview has two pages. */
export const PRINTED_NOTICES = 6

/** Renders the rules that were broken and fail nothing: warnings, and what is allowed. */
export function renderNotices(cases: readonly ReportCase[], anchors: CaseAnchors): string {
  const notices = listBrokenRules(cases).filter(({ isError }) => !isError)
  const items = notices.map((notice) => renderNotice(notice, anchors))
  return renderOverviewPart(
    'notices',
    `Also noticed (${notices.length})`,
    items.length === 0 ? '' : `<ul>${items.join('\n')}</ul>${renderOmission(items.length, PRINTED_NOTICES)}`,
  )
}

function renderNotice({ rule, level, finding, cases: [first] }: BrokenRule, anchors: CaseAnchors): string {
  const { allowReason, message, howToFix, spec } = finding
  const known = allowReason === undefined ? level : `allowed: ${allowReason}`
  const link = first ? renderCaseLink(anchors, first, rule) : escapeMarkup(rule)
  return `<li>${link} (${escapeMarkup(known)}): ${renderSentence(message)} ${renderSentence(howToFix)} ${renderSpecLink(spec)}</li>`
}
