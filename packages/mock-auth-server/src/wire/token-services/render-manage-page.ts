import { html } from 'hono/html'
import type { ConsentScope } from '../authorization/pages/consent-scope.ts'
import { type Markup, renderLayout } from '../shared/pages/render-layout.ts'
import type { Banner } from '../shared/pages/shell.ts'

/** A grant of a user to an app. */
export interface GrantSummary {
  readonly family: string
  readonly clientName: string
  /** Time in UTC, as `YYYY-MM-DD hh:mm`. */
  readonly since: string
  readonly patient: string | undefined
  readonly scopes: readonly ConsentScope[]
}

export interface ManageModel {
  readonly action: string
  /** Name of the user. */
  readonly user: string
  readonly grants: readonly GrantSummary[]
  readonly banner?: Banner | undefined
}

/**
 * Renders the page of the apps that have access; posts `step` (`withdraw` with `family`, or `sign-out`)
 * (S-138).
 */
export function renderManagePage({ action, user, grants, banner }: ManageModel): string {
  const main = html`
<h1>Apps with access</h1>
<p>Signed in as <strong><bdi>${user}</bdi></strong>.</p>
${grants.length === 0 && html`<p>No app has access on your behalf.</p>`}
${grants.map((grant) => section(action, grant))}
<form method="post" action="${action}">
<input type="hidden" name="step" value="sign-out">
<p class="muted small">Signing out also ends access that was granted while you are signed in.</p>
<button class="button">Sign out</button>
</form>`
  return renderLayout({ title: 'Apps with access', banner, main })
}

const section = (
  action: string,
  { family, clientName, since, patient, scopes }: GrantSummary,
): Markup => html`
<section class="grant">
<h2><bdi>${clientName}</bdi></h2>
<p class="muted small">since ${since} UTC${patient !== undefined && html`, patient <bdi>${patient}</bdi>`}</p>
<ul class="steps">${scopes.map(({ text, raw }) => html`<li>${text} <code class="muted">${raw}</code></li>`)}</ul>
<form method="post" action="${action}">
<input type="hidden" name="step" value="withdraw">
<button class="button" name="family" value="${family}" aria-label="Withdraw the access of ${clientName}">Withdraw access</button>
</form>
</section>`
