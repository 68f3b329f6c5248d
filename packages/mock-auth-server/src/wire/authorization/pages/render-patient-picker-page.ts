import { html } from 'hono/html'
import { type Markup, renderLayout } from '../../shared/pages/render-layout.ts'
import { renderProblemAlert } from '../../shared/pages/render-problem-alert.ts'
import type { Shell } from '../../shared/pages/shell.ts'
import { formatPatientFacts, type PatientSummary } from './patient-summary.ts'
import { renderRequester } from './render-requester.ts'

export interface PatientPickerModel {
  readonly shell: Shell
  /** URL without a query. */
  readonly action: string
  readonly interaction: string
  /** One page of matches. */
  readonly patients: readonly PatientSummary[]
  readonly query: string
  /** Position of the first row among all matches, from 0. */
  readonly offset: number
  readonly pageSize: number
  /** Total number of matches. */
  readonly total: number
  readonly problem?: string | undefined
}

/**
 * Renders the page to choose the patient in context (S-052). It posts `interaction`, `step=pick-patient` and
 * `patient` (a bare id); it searches and pages by GET with `interaction`, `q` and `offset`.
 */
export function renderPatientPickerPage(model: PatientPickerModel): string {
  const { shell, action, interaction, patients, query, problem } = model
  const main = html`
<h1>Choose a patient</h1>
<div>${renderRequester(shell)}<p class="muted">will see the patient that you choose.</p></div>
${renderProblemAlert(problem)}
<form method="get" action="${action}" role="search">
<input type="hidden" name="interaction" value="${interaction}">
<div class="field">
<label for="q">Name, id or birth date</label>
<div class="row">
<input class="input" type="search" id="q" name="q" value="${query}" autocomplete="off">
<button class="button">Search</button>
</div>
</div>
</form>
${patients.length === 0 ? nobody(model) : choices(model)}`
  return renderLayout({ title: 'Choose a patient', banner: shell.banner, main })
}

const choices = (model: PatientPickerModel): Markup => html`
<form method="post" action="${model.action}">
<input type="hidden" name="interaction" value="${model.interaction}">
<input type="hidden" name="step" value="pick-patient">
<ul class="list" aria-label="Patients">${model.patients.map(choice)}</ul>
</form>
${pager(model)}`

const choice = (patient: PatientSummary): Markup => html`
<li><button class="item" name="patient" value="${patient.id}"><span>
<bdi class="name">${patient.name}</bdi>
<span class="muted small"><code>${patient.id}</code> ${formatPatientFacts(patient)}</span>
${patient.note && html`<span class="small">${patient.note}</span>`}
</span></button></li>`

function pager(model: PatientPickerModel): Markup {
  const { patients, offset, pageSize, total } = model
  const after = offset + patients.length
  return html`<nav class="row pager" aria-label="Pages">
<span class="muted">${offset + 1} to ${after} of ${total}</span>
<span class="row">
${offset > 0 && html`<a class="button" href="${page(model, Math.max(0, offset - pageSize))}" rel="prev">Previous</a>`}
${after < total && html`<a class="button" href="${page(model, after)}" rel="next">Next</a>`}
</span>
</nav>`
}

function nobody(model: PatientPickerModel): Markup {
  if (model.total > 0) {
    return html`<p>There are only ${model.total} matches. <a href="${page(model, 0)}">Show the first ones</a></p>`
  }
  if (model.query === '') {
    return html`<p>This server has no patients. Add one through the FHIR API, then open this page again.</p>`
  }
  return html`<p>No patient matches “<bdi>${model.query}</bdi>”. Search for part of a name, an id or a birth date such as 1970-01-31.
<a href="${page({ ...model, query: '' }, 0)}">Show all patients</a></p>`
}

const page = ({ action, interaction, query }: PatientPickerModel, offset: number): string =>
  `${action}?${new URLSearchParams({ interaction, q: query, offset: String(offset) })}`
