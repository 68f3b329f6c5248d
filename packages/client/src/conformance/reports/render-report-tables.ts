import { html } from 'hono/html'
import { describeStep, describeStepCounts, READINESS_NOTE } from '../../model/describe-readiness.ts'
import type { Readiness, ReadinessStep } from '../../model/readiness.ts'
import type { CapabilityRow } from '../coverage/list-capabilities.ts'
import type { CoverageRow } from '../coverage/list-coverage.ts'
import type { RequirementRow } from '../coverage/list-requirements.ts'
import type { ConformanceReport } from '../run/results/report.ts'
import { buildCaseAnchor } from './render-case.ts'
import { STEP_SIGNS } from './signs.ts'

/** Renders what a report says beside its cases: readiness, capabilities, rows and numbers, and what is for people. */
export function renderReportTables({ readiness, capabilities, coverage, requirements }: ConformanceReport) {
  const people = coverage.filter(({ state }) => state === 'for people')
  return html`<section id="readiness">${readiness.length === 0 ? html`<h2>Readiness</h2><p>Not asked for: --ready onc-g10 or smart-2.2.</p>` : readiness.map(renderReadiness)}</section>
<section id="capabilities"><h2>Capabilities</h2>
${renderTable(['Capability', 'Advertised', 'State', 'Cases'], capabilities.map(renderCapability))}</section>
<section id="rows"><h2>Requirements</h2>
<details class="table"><summary>Rows of the catalogue</summary>${renderTable(['Row', 'State', 'Cases'], coverage.map(renderRow))}</details>
<details class="table"><summary>Numbers of SMART 2.2</summary>${renderTable(['Number', 'State', 'Cases'], requirements.map(renderNumber))}</details></section>
<section id="for-people"><h2>For people</h2>
${renderTable(['Row', 'What to look at', 'Attested'], people.map(renderPeople))}</section>`
}

type Cell = ReturnType<typeof html> | ReturnType<typeof html>[] | string | number

interface Row {
  readonly id?: string
  readonly cells: readonly Cell[]
}

/** Renders a table, each of whose rows becomes a block on narrow screens. */
function renderTable(heads: readonly string[], rows: readonly Row[]) {
  const toCell = (cell: Cell, at: number) => html`<td data-column="${heads[at] ?? ''}">${cell}</td>`
  const toRow = ({ id, cells }: Row) =>
    id === undefined ? html`<tr>${cells.map(toCell)}</tr>` : html`<tr id="${id}">${cells.map(toCell)}</tr>`
  return html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows.map(toRow)}</tbody></table>`
}

function renderReadiness(readiness: Readiness) {
  const heads = ['Step', 'About', 'Outcome', 'Details', 'Attested']
  return html`<h2>Readiness for ${readiness.title}</h2>
<p>${describeStepCounts(readiness)}. ${READINESS_NOTE}</p>
${renderTable(heads, readiness.steps.map(renderStep))}`
}

function renderStep(each: ReadinessStep): Row {
  const { step, about, outcome, attested, ...rest } = each
  const details = describeStep({ step, about, outcome, ...rest }).map((line) => html`${line}<br>`)
  const sign = html`<span class="sign ${outcome.replace(' ', '-')}">${STEP_SIGNS[outcome]} ${outcome}</span>`
  return { cells: [step, about, sign, details, renderAttested(attested)] }
}

function renderCapability({ capability, advertised, state, cases }: CapabilityRow): Row {
  const isListed = advertised === undefined ? 'not known' : advertised ? 'yes' : 'no'
  return { cells: [html`<code>${capability}</code>`, isListed, state, cases.join(', ')] }
}

const renderRow = ({ id, state, cases }: CoverageRow): Row => ({
  id,
  cells: [id, state, renderCaseLinks(cases)],
})

const renderNumber = ({ number, state, cases }: RequirementRow): Row => ({
  cells: [number, state, renderCaseLinks(cases)],
})

const renderPeople = ({ id, forPeople = '', attested }: CoverageRow): Row => ({
  cells: [id, forPeople, renderAttested(attested)],
})

const renderCaseLinks = (ids: readonly string[]) =>
  ids.map((id) => html`<a href="#${buildCaseAnchor(id)}">${id}</a> `)

const renderAttested = (address: string | undefined) =>
  address === undefined ? 'no' : html`<a href="${address}">${address}</a>`
