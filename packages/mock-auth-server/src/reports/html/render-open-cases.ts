import { classifyCase } from '../classify-case.ts'
import { escapeMarkup } from '../diagram/escape-markup.ts'
import type { ReportCase } from '../report.ts'
import { type CaseAnchors, renderCaseLink } from './anchors.ts'
import { renderOmission, renderOverviewPart, renderSentence } from './markup.ts'

/** Number of reasons in print, where the overview has two pages. */
export const PRINTED_REASONS = 8

/** Number of activities in print. */
export const PRINTED_ACTIVITIES = 20

/** Renders the cases that a person must decide, by the reason. */
export function renderUndecided(cases: readonly ReportCase[], anchors: CaseAnchors): string {
  const own = cases.filter((each) => classifyCase(each) === 'undecided')
  const rows = groupBy(own, ({ verdict, message }) => verdict?.reason ?? message)
  const items = rows.map(
    ([reason, alike]) => `<li>${renderSentence(reason)} ${renderNames(alike, anchors)}</li>`,
  )
  return renderOverviewPart(
    'undecided',
    `Undecided, for you to check (${own.length})`,
    items.length === 0 ? '' : `<ul>${items.join('\n')}</ul>${renderOmission(items.length, PRINTED_REASONS)}`,
  )
}

/** Renders the faults that were not exercised, by what would exercise them. */
export function renderUnreached(cases: readonly ReportCase[], anchors: CaseAnchors): string {
  const own = cases.filter((each) => classifyCase(each) === 'unreached')
  const rows = groupBy(own, ({ exercisedBy = '' }) => exercisedBy)
  const items = rows.map(
    ([activity, alike]) =>
      `<li><b>${escapeMarkup(activity)}</b> (${alike.length}): ${renderNames(alike, anchors)}</li>`,
  )
  return renderOverviewPart(
    'unreached',
    `Not exercised, and what would exercise it (${own.length})`,
    items.length === 0
      ? ''
      : `<ul>${items.join('\n')}</ul>${renderOmission(items.length, PRINTED_ACTIVITIES)}`,
  )
}

/** Groups cases by a text, the most frequent first. */
function groupBy(cases: readonly ReportCase[], getText: (each: ReportCase) => string) {
  const groups = new Map<string, ReportCase[]>()
  for (const each of cases) groups.set(getText(each), [...(groups.get(getText(each)) ?? []), each])
  return [...groups].sort(([, a], [, b]) => b.length - a.length)
}

/** Renders the names of cases as links, of each fault once. */
function renderNames(cases: readonly ReportCase[], anchors: CaseAnchors): string {
  const first = new Map<string, ReportCase>()
  for (const each of cases) {
    const name = each.fault?.name ?? each.name
    if (!first.has(name)) first.set(name, each)
  }
  return [...first].map(([name, each]) => renderCaseLink(anchors, each, name)).join(', ')
}
