import { escapeMarkup } from '../diagram/escape-markup.ts'
import type { Failure } from '../list-failures.ts'
import { type CaseAnchors, renderCaseLink } from './anchors.ts'
import { renderOmission, renderSentence, renderSign, renderSpecLink } from './markup.ts'

/** Number of cases that one entry names. */
const NAMED = 5

/** Number of entries in print, where the overview has two pages. */
export const PRINTED_FAILURES = 10

/** Renders the failures in their order: what the app did, and how to fix it. */
export function renderFailures(failures: readonly Failure[], anchors: CaseAnchors): string {
  if (failures.length === 0) return '<p class="none">Nothing fails.</p>'
  const items = failures.map((failure) => renderFailure(failure, anchors))
  return `<ol class="ranking">\n${items.join('\n')}\n</ol>${renderOmission(failures.length, PRINTED_FAILURES)}`
}

function renderFailure(failure: Failure, anchors: CaseAnchors): string {
  const { gravity, name, title, reason, howToFix, spec, cases } = failure
  const [first] = cases
  const link = first ? renderCaseLink(anchors, first, title || name) : escapeMarkup(title || name)
  return `<li>${renderSign('✗', gravity, 'failed')} <span class="what">${link}</span>${title === '' ? '' : ` <code>${escapeMarkup(name)}</code>`}
<p>${renderSentence(reason)}${renderWhere(cases, anchors)}</p>
${howToFix === '' ? '' : `<p class="fix"><b>Fix:</b> ${renderSentence(howToFix)} ${renderSpecLink(spec)}</p>`}</li>`
}

/** Renders the cases of a failure that has several, or whose name is not that of its case. */
function renderWhere(cases: readonly ReportCases[number][], anchors: CaseAnchors): string {
  if (cases.length < 2) return ''
  const named = cases.slice(0, NAMED).map((each) => renderCaseLink(anchors, each))
  const more = cases.length > NAMED ? `, and ${cases.length - NAMED} more` : ''
  return ` In ${named.join(', ')}${more}.`
}

type ReportCases = Failure['cases']
