import { html } from 'hono/html'
import type { CapabilityRow } from '../coverage/list-capabilities.ts'
import type { Readiness, ReadinessStep } from '../coverage/list-readiness.ts'
import type { ConformanceReport } from '../run/report.ts'
import { describeStep, describeStepCounts, READINESS_NOTE } from './describe-readiness.ts'

/** Renders what a report says beside its cases: readiness, capabilities, and what is for people. */
export function renderReportTables({ readiness, capabilities, coverage }: ConformanceReport) {
  const people = coverage.filter(({ state }) => state === 'for people')
  return html`${readiness.map(renderReadiness)}
<h2>Capabilities</h2>
<table>
<tr><th>Capability</th><th>Advertised</th><th>State</th><th>Cases</th></tr>
${capabilities.map(renderCapability)}
</table>
<h2>For people</h2>
<table>
<tr><th>Row</th><th>What to look at</th><th>Attested</th></tr>
${people.map(({ id, forPeople, attested }) => html`<tr><td>${id}</td><td>${forPeople}</td><td>${renderAttested(attested)}</td></tr>`)}
</table>`
}

function renderReadiness(readiness: Readiness) {
  return html`<h2>Readiness for ${readiness.title}</h2>
<p>${describeStepCounts(readiness)}. ${READINESS_NOTE}</p>
<table>
<tr><th>Step</th><th>About</th><th>Outcome</th><th>Details</th><th>Attested</th></tr>
${readiness.steps.map(renderStep)}
</table>`
}

function renderStep(each: ReadinessStep) {
  const { step, about, outcome, attested, ...rest } = each
  const details = describeStep({ step, about, outcome, ...rest }).map((line) => html`${line}<br>`)
  return html`<tr><td>${step}</td><td>${about}</td><td>${outcome}</td><td>${details}</td><td>${renderAttested(attested)}</td></tr>`
}

function renderCapability({ capability, advertised, state, cases }: CapabilityRow) {
  const isListed = advertised === undefined ? 'not known' : advertised ? 'yes' : 'no'
  return html`<tr><td><code>${capability}</code></td><td>${isListed}</td><td>${state}</td><td>${cases.join(', ')}</td></tr>`
}

const renderAttested = (address: string | undefined) =>
  address === undefined ? 'no' : html`<a href="${address}">${address}</a>`
