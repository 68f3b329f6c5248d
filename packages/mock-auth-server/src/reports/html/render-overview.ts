import { describeResult } from '../describe-result.ts'
import { escapeMarkup } from '../diagram/escape-markup.ts'
import { formatClientIds } from '../format-client-ids.ts'
import { listFailures } from '../list-failures.ts'
import { describePresetsInForce } from '../presets-in-force.ts'
import type { Report } from '../report.ts'
import type { CaseAnchors } from './anchors.ts'
import { formatDuration } from './format-duration.ts'
import { renderOverviewPart, renderSentence } from './markup.ts'
import { renderComparison } from './render-comparison.ts'
import { renderFailures } from './render-failures.ts'
import { renderMatrix } from './render-matrix.ts'
import { renderNotices } from './render-notices.ts'
import { renderUndecided, renderUnreached } from './render-open-cases.ts'
import { renderPresetMatrix } from './render-preset-matrix.ts'

/** Returns the name of the app: its client ids, or the title of the report when none was seen. */
export function getAppName({ title, app: { clientIds } }: Report): string {
  return formatClientIds(clientIds) || title
}

/** Renders the overview of a report: the app, the result in a sentence, the matrix, and what follows from it. */
export function renderOverview(report: Report, anchors: CaseAnchors): string {
  const { title, complete, cases, comparison, presetMatrix } = report
  const failures = listFailures(report)
  return `<header>
<p class="title">${escapeMarkup(title)}</p>
<h1>${escapeMarkup(getAppName(report))}</h1>
<p class="result">${describeResult(report).map(renderSentence).join(' ')}${complete ? '' : ' <strong>Interrupted before its end.</strong>'}</p>
${renderFacts(report)}
</header>
<div class="overview">
${[
  renderOverviewPart('steps', 'Steps and kinds of faults', renderMatrix(cases)),
  renderOverviewPart(
    'failures',
    `What fails, the gravest first (${failures.length})`,
    renderFailures(failures, anchors),
  ),
  renderPresetMatrix(presetMatrix, cases, anchors),
  comparison ? renderComparison(comparison, cases, anchors) : '',
  renderUndecided(cases, anchors),
  renderUnreached(cases, anchors),
  renderNotices(cases, anchors),
].join('\n')}
</div>`
}

function renderFacts({ app, mock, startedAt, durationMs, cases }: Report): string {
  const presets = describePresetsInForce(cases)
  const time = `<time datetime="${escapeMarkup(startedAt)}">${escapeMarkup(startedAt.slice(0, 16).replace('T', ' '))}</time> UTC`
  const facts: readonly (readonly [string, string])[] = [
    ['App', renderSentence(app.start).replace(/\.$/, '')],
    ['Client id', escapeMarkup(formatClientIds(app.clientIds) || 'none seen')],
    ...(app.browser === undefined ? [] : [['Browser', escapeMarkup(app.browser)] as const]),
    ['Date', time],
    ['Duration', formatDuration(durationMs)],
    ['Mock', `smart-mock ${escapeMarkup(mock.version)}`],
    ['Data', escapeMarkup(mock.data)],
    ...(presets === undefined ? [] : [['Presets in force', escapeMarkup(presets)] as const]),
  ]
  return `<dl class="facts">${facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>`
}
