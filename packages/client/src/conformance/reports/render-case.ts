import { html } from 'hono/html'
import type { Exchange } from '../../model/exchange.ts'
import type { ReportedCase } from '../run/results/report.ts'
import { formatReferences } from './format-references.ts'
import { renderEvidence } from './render-evidence.ts'
import { SIGNS } from './signs.ts'

/** Returns the anchor of a case in a report. */
export const buildCaseAnchor = (id: string): string => id.replace('/', '-')

/** Renders a case with what was wrong, the requirement, how to fix it, and what was sent; open when it did not pass. */
export function renderCase(each: ReportedCase, exchanges: ReadonlyMap<string, Exchange>) {
  const { id, title, level, outcome, messages, accepted, surprise, by, curl } = each
  const isShown = outcome !== 'passed' && outcome !== 'skipped'
  const sent = each.exchangeIds.flatMap((exchangeId) => exchanges.get(exchangeId) ?? [])
  const content = html`<summary><span class="sign">${SIGNS[outcome]} ${outcome}</span> <span>${title}</span> <code>${id}</code> <span class="small">${level}</span></summary>
<div class="body">
${messages.map((message) => html`<p>${message}</p>`)}
${accepted === undefined ? '' : html`<p>Accepted: ${accepted}</p>`}
${surprise === undefined ? '' : html`<p>${surprise}</p>`}
${by === undefined ? '' : html`<p>Reported by <a href="#${buildCaseAnchor(by)}">${by}</a>.</p>`}
${renderFacts(each)}
${curl === undefined ? '' : html`<pre>${curl}</pre>`}
${sent.map((exchange, at) => renderEvidence(exchange, at === sent.length - 1 ? each.differs : undefined))}
</div>`
  const anchor = buildCaseAnchor(id)
  return isShown
    ? html`<details class="case ${outcome}" id="${anchor}" open>${content}</details>`
    : html`<details class="case ${outcome}" id="${anchor}">${content}</details>`
}

function renderFacts({ catalogueIds, spec, differs, howToFix, references }: ReportedCase) {
  const others = formatReferences(references)
  return html`<dl class="facts"><dt>Specification</dt><dd><a href="${spec.url}">${spec.label}</a></dd>
<dt>Rows</dt><dd>${catalogueIds.map((id) => html`<a href="#${id}">${id}</a> `)}</dd>
${others === '' ? '' : html`<dt>Elsewhere</dt><dd>${others}</dd>`}
${differs === undefined ? '' : html`<dt>Differs from a correct request by</dt><dd><code>${differs}</code></dd>`}
<dt>How to fix</dt><dd>${howToFix}</dd></dl>`
}
