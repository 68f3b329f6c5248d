import type { Person } from '@smart-mock/fhir-engine/model/person'
import { html } from 'hono/html'
import { type Markup, renderLayout } from '../../shared/pages/render-layout.ts'
import { renderProblemAlert } from '../../shared/pages/render-problem-alert.ts'
import type { Shell } from '../../shared/pages/shell.ts'
import { renderRequester } from './render-requester.ts'

export interface SignInModel {
  readonly shell: Shell
  readonly action: string
  /** The interaction id that the form carries instead of a cookie. */
  readonly interaction: string
  readonly users: readonly Person[]
  /** A reference, a bare id or a name; the matching user is listed first and selected. */
  readonly loginHint?: string | undefined
  readonly problem?: string | undefined
}

/**
 * Renders the sign-in page. It posts `interaction`, `step=sign-in`, `user` (a reference) and `password`
 * (any).
 */
export function renderSignInPage({
  shell,
  action,
  interaction,
  users,
  loginHint,
  problem,
}: SignInModel): string {
  const hinted = users.find((user) => isMeant(user, loginHint))
  const ordered = hinted ? [hinted, ...users.filter((user) => user !== hinted)] : users
  const main = html`
<h1>Sign in</h1>
<div>${renderRequester(shell)}<p class="muted">wants you to sign in.</p></div>
${renderProblemAlert(problem)}
${users.length === 0 ? noUsers : form(action, interaction, ordered)}`
  return renderLayout({ title: 'Sign in', banner: shell.banner, main })
}

const form = (action: string, interaction: string, users: readonly Person[]): Markup => html`
<form method="post" action="${action}">
<input type="hidden" name="interaction" value="${interaction}">
<input type="hidden" name="step" value="sign-in">
<fieldset>
<legend>Sign in as</legend>
<ul class="list scroll">${users.map((user, at) => option(user, at === 0))}</ul>
</fieldset>
<div class="field">
<label for="password">Password</label>
<input class="input" type="password" id="password" name="password" autocomplete="off" aria-describedby="password-hint">
<p class="muted small" id="password-hint">Any password works, or none.</p>
</div>
<button class="button primary">Sign in</button>
</form>`

const option = ({ reference, name, role, birthDate }: Person, checked: boolean): Markup => html`
<li><label class="item">
<input type="radio" name="user" value="${reference}" required${checked && ' checked'}>
<span><bdi class="name">${name}</bdi>
<span class="muted small">${role}${birthDate && `, born ${birthDate}`} · <code>${reference}</code></span></span>
</label></li>`

const noUsers = html`<p>Sign-in is not possible: this server has no users. Add a Practitioner or Patient through the FHIR API, then open this page again.</p>`

function isMeant({ reference, name }: Person, hint: string | undefined): boolean {
  const wanted = hint?.trim().toLowerCase()
  return [reference, reference.slice(reference.indexOf('/') + 1), name].some(
    (known) => known.toLowerCase() === wanted,
  )
}
