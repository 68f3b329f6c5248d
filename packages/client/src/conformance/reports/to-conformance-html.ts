import { html } from 'hono/html'
import type { Exchange } from '../../model/exchange.ts'
import { renderPage } from '../../server/pages/render-page.ts'
import { renderExchange } from '../../server/report/to-html.ts'
import { GROUPS } from '../declare/groups.ts'
import type { ConformanceReport, ReportedCase } from '../run/report.ts'
import { formatCounts, formatCoverage } from './format-counts.ts'
import { formatReferences } from './format-references.ts'
import { renderReportTables } from './render-report-tables.ts'
import { SIGNS } from './signs.ts'

/** Renders a report as one self-contained HTML file, without scripts: what did not pass is open. */
export async function toConformanceHtml(report: ConformanceReport): Promise<string> {
  const { fhirBase, smartVersion, startedAt, resumedFrom, stopped, cases, exchanges } = report
  const byId = new Map(exchanges.map((exchange) => [exchange.id, exchange]))
  const groups = Object.entries(GROUPS).flatMap(([name, title]) => {
    const own = cases.filter(({ group }) => group === name)
    return own.length === 0 ? [] : [html`<h2>${title}</h2>${own.map((each) => renderCase(each, byId))}`]
  })
  const page = renderPage(
    `Conformance of ${fhirBase}`,
    html`<p>SMART ${smartVersion}, ${startedAt}. ${formatCounts(report)}. ${formatCoverage(report)}. Tokens, codes and FHIR data are removed.</p>
${resumedFrom === undefined ? '' : html`<p>It continues the run of ${resumedFrom}.</p>`}
${stopped === undefined ? '' : html`<p>The run did not come to its end: ${stopped}</p>`}
${groups}
${renderReportTables(report)}`,
  )
  return String(await page)
}

function renderCase(each: ReportedCase, exchanges: ReadonlyMap<string, Exchange>) {
  const { id, title, level, outcome, messages, differs, howToFix, spec, catalogueIds, curl, accepted } = each
  const references = formatReferences(each.references)
  const isShown = outcome !== 'passed' && outcome !== 'skipped'
  const content = html`<summary>${SIGNS[outcome]} ${outcome} · <code>${id}</code> ${title}</summary>
${messages.map((message) => html`<p>${message}</p>`)}
${accepted === undefined ? '' : html`<p>Accepted: ${accepted}</p>`}
<p>${level} · ${catalogueIds.join(', ')} · <a href="${spec.url}">${spec.label}</a></p>
${references === '' ? '' : html`<p>${references}</p>`}
${isShown ? html`<p>How to fix: ${howToFix}</p>` : ''}
${differs === undefined ? '' : html`<p>Differs from a correct request by: ${differs}</p>`}
${curl === undefined ? '' : html`<pre>${curl}</pre>`}
${each.exchangeIds.map((exchangeId) => renderExchange(exchanges.get(exchangeId)))}`
  const anchor = id.replace('/', '-')
  return isShown
    ? html`<details id="${anchor}" open>${content}</details>`
    : html`<details id="${anchor}">${content}</details>`
}
