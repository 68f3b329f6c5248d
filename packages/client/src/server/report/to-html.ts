import { html } from 'hono/html'
import type { Exchange } from '../../model/exchange.ts'
import type { Run, Step } from '../../model/run.ts'
import { renderPage } from '../pages/render-page.ts'

/** The parts of a run that a report shows. */
type ReportedRun = Pick<Run, 'mode' | 'fhirBase' | 'startedAt' | 'state' | 'findings' | 'steps' | 'exchanges'>

/** Renders a (redacted) run as one self-contained HTML file. */
export function toHtml(title: string, run: ReportedRun) {
  const exchanges = new Map(run.exchanges.map((exchange) => [exchange.id, exchange]))
  return renderPage(
    title,
    html`<p>${run.mode} at <code>${run.fhirBase}</code>, ${new Date(run.startedAt).toISOString()}, ${run.state}. Tokens, codes and FHIR data are removed.</p>
${run.findings.map((finding) => html`<h2>${finding.level === 'info' ? 'Note: ' : ''}${finding.title}</h2><p>${finding.seen}</p><ul>${finding.whatToChange.map((change) => html`<li>${change}</li>`)}</ul>`)}
<h2>Steps</h2>
${run.steps.map((step) => stepHtml(step, exchanges))}`,
  )
}

function stepHtml(step: Step, exchanges: Map<string, Exchange>) {
  const { verdict } = step
  return html`<details>
<summary>${verdict?.level ?? step.state} · ${step.title} ${step.durationMs === undefined ? '' : `(${step.durationMs} ms)`}</summary>
<p>${verdict?.message ?? ''} ${verdict?.whatToTry ?? ''}</p>
${verdict?.spec ? html`<p><a href="${verdict.spec.url}">${verdict.spec.label}</a></p>` : ''}
<dl>${step.details.map(({ name, value }) => html`<dt><code>${name}</code></dt><dd>${value}</dd>`)}</dl>
${step.exchangeIds.map((id) => renderExchange(exchanges.get(id)))}
</details>`
}

/** Renders an exchange as two blocks: request and response. */
function renderExchange(exchange: Exchange | undefined) {
  if (!exchange) return ''
  const { request, response, error } = exchange
  const lines = (headers: [string, string][]) =>
    headers.map(([name, value]) => `${name}: ${value}`).join('\n')
  return html`<pre>${request.method} ${request.url}
${lines(request.headers)}

${request.body ?? ''}</pre>
<pre>${response ? `${response.status} ${response.statusText}\n${lines(response.headers)}\n\n${response.body}` : (error?.message ?? '')}</pre>`
}
