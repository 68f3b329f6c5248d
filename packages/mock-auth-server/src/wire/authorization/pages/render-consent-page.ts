import type { Person } from '@smart-mock/fhir-engine/model/person'
import { html } from 'hono/html'
import { type Markup, renderLayout } from '../../shared/pages/render-layout.ts'
import { renderProblemAlert } from '../../shared/pages/render-problem-alert.ts'
import type { Shell } from '../../shared/pages/shell.ts'
import type { CategoryChoice, ConsentScope, ScopeGroup } from './consent-scope.ts'
import { formatPatientFacts, type PatientSummary } from './patient-summary.ts'
import { renderRequester } from './render-requester.ts'

export interface ConsentModel {
  readonly shell: Shell
  readonly action: string
  readonly interaction: string
  readonly user?: Person | undefined
  readonly patient?: PatientSummary | undefined
  readonly scopes: readonly ConsentScope[]
  readonly problem?: string | undefined
}

const GROUPS: readonly (readonly [ScopeGroup, string])[] = [
  ['read', 'Read'],
  ['write', 'Write'],
  ['launch', 'Context'],
  ['identity', 'Identity'],
  ['offline', 'Stay connected'],
  ['other', 'Other'],
]

/**
 * Renders the consent page, scope by scope (S-055, S-065). It posts `interaction`, `step=consent`, `scope`
 * (once for each that is ticked: initially all that were requested, and no category) and `decision` (`allow` or
 * `deny`).
 */
export function renderConsentPage({
  shell,
  action,
  interaction,
  user,
  patient,
  scopes,
  problem,
}: ConsentModel): string {
  const main = html`
<h1>Allow access?</h1>
<div>${renderRequester(shell)}<p class="muted">requests the access selected below.</p></div>
${renderProblemAlert(problem)}
${(user || patient) && html`<dl class="facts">${user && asWhom(user)}${patient && aboutWhom(patient)}</dl>`}
<form class="consent" method="post" action="${action}">
<input type="hidden" name="interaction" value="${interaction}">
<input type="hidden" name="step" value="consent">
${scopes.length === 0 && html`<p>No scope is left to grant. If you allow access, the app gets a token that gives access to nothing.</p>`}
${GROUPS.map(([group, title]) =>
  fieldset(
    title,
    scopes.filter((scope) => scope.group === group),
  ),
)}
<div class="decision">
<button class="button" name="decision" value="allow">Allow</button>
<button class="button" name="decision" value="deny">Deny</button>
</div>
</form>`
  return renderLayout({ title: 'Allow access?', banner: shell.banner, main })
}

const asWhom = ({ name, role }: Person): Markup =>
  html`<dt>Signed in as</dt><dd><bdi>${name}</bdi> <span class="muted">${role}</span></dd>`

const aboutWhom = (patient: PatientSummary): Markup =>
  html`<dt>Patient</dt><dd><bdi>${patient.name}</bdi> <span class="muted"><code>${patient.id}</code> ${formatPatientFacts(patient)}</span></dd>`

const fieldset = (title: string, scopes: readonly ConsentScope[]): Markup | false =>
  scopes.length > 0 &&
  html`<fieldset>
<legend>${title}</legend>
<ul class="list">${scopes.map(tick)}</ul>
</fieldset>`

const tick = ({ raw, text, categories = [] }: ConsentScope): Markup => html`
<li><label class="item">
<input type="checkbox" name="scope" value="${raw}" checked>
<span>${text} <code class="muted">${raw}</code></span>
</label>${categories.length > 0 && narrowing(text, categories)}</li>`

/** The choice of categories in place of a whole scope, folded until a user wants it. */
const narrowing = (text: string, categories: readonly CategoryChoice[]): Markup => html`
<details class="narrowing">
<summary>Only some categories</summary>
<p class="muted small">If you tick any of these, the app gets only them.</p>
<div role="group" aria-label="Only some categories: ${text}"><ul>${categories.map(
  (category) => html`
<li><label class="item">
<input type="checkbox" name="scope" value="${category.raw}">
<span>${category.text} <code class="muted">${category.raw}</code></span>
</label></li>`,
)}</ul></div>
</details>`
