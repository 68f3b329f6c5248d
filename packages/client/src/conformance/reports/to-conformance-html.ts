import { html, raw } from 'hono/html'
import { GROUPS } from '../declare/groups.ts'
import type { ConformanceReport, ReportedCase } from '../run/results/report.ts'
import { formatCounts, formatCoverage } from './format-counts.ts'
import { renderCase } from './render-case.ts'
import { renderReportTables } from './render-report-tables.ts'
import { REPORT_STYLE } from './report-style.ts'
import { SHOWN, SIGNS } from './signs.ts'

/**
 * Renders a report as one self-contained HTML file, without scripts: filters by outcome are radio buttons, what did not pass
 * is open, and the rows of the catalogue lead to their cases.
 */
export async function toConformanceHtml(report: ConformanceReport): Promise<string> {
  const { fhirBase, smartVersion, startedAt, resumedFrom, stopped, cases, exchanges } = report
  const byId = new Map(exchanges.map((exchange) => [exchange.id, exchange]))
  const groups = listGroups(cases)
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Conformance of ${fhirBase}</title>
<style>${raw(REPORT_STYLE)}</style>
</head>
<body>
<main>
<h1>Conformance of ${fhirBase}</h1>
<p class="result">${formatCounts(report)}</p>
<p>SMART ${smartVersion}, ${startedAt}. ${formatCoverage(report)}. <span class="small">Tokens, codes and FHIR data are removed.</span></p>
${resumedFrom === undefined ? '' : html`<p>It continues the run of ${resumedFrom}.</p>`}
${stopped === undefined ? '' : html`<p>The run did not come to its end: ${stopped}</p>`}
${renderFilters(report)}
<nav aria-label="Parts of the report"><ul class="jumps">
${groups.map(({ name, title, own }) => html`<li><a href="#group-${name}">${title}</a> <span class="small">${countPassed(own)} of ${own.length}</span></li>`)}
${['readiness', 'capabilities', 'rows', 'for-people'].map((part) => html`<li><a href="#${part}">${part.replace('-', ' ')}</a></li>`)}
</ul></nav>
${groups.map(({ name, title, own }) => html`<section class="group" id="group-${name}"><h2>${title}</h2>${own.map((each) => renderCase(each, byId))}</section>`)}
${renderReportTables(report)}
</main>
</body>
</html>
`
  return String(await page)
}

/** Lists the groups that have cases, in the order in which they run. */
function listGroups(cases: readonly ReportedCase[]) {
  return Object.entries(GROUPS)
    .map(([name, title]) => ({ name, title, own: cases.filter(({ group }) => group === name) }))
    .filter(({ own }) => own.length > 0)
}

const countPassed = (cases: readonly ReportedCase[]): number =>
  cases.filter(({ outcome }) => outcome === 'passed').length

function renderFilters({ cases, counts }: ConformanceReport) {
  return html`<fieldset class="filters" aria-label="Show cases by outcome">
<label><input type="radio" name="show" id="show-all" checked> All ${cases.length}</label>
${SHOWN.filter((outcome) => counts[outcome] > 0).map((outcome) => html`<label><input type="radio" name="show" id="show-${outcome}"> ${SIGNS[outcome]} ${outcome} ${counts[outcome]}</label>`)}
</fieldset>`
}
