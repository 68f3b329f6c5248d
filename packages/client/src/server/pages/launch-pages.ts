import { html } from 'hono/html'
import { page } from './page.ts'

/** Asks before anything is sent to a server that is not in the list (C-011, F-006). */
export function unknownServerPage(iss: string, token: string) {
  return page(
    'Launch from an unknown server',
    html`<p>A launch names the FHIR server <code>${iss}</code>, which is not in the list of this client.</p>
<p>Nothing was sent there. Go on only if you know this server: a counterfeit one could collect logins and tokens.</p>
<form method="post" action="/launch/confirm">
<input type="hidden" name="token" value="${token}">
<label>Client id at this server <input name="clientId" required autocomplete="off"></label>
<button>Add this server and launch</button>
</form>
<p><a href="/" target="_top">Do not launch</a></p>`,
  )
}

/** Goes on by itself; a redirect of the form would be stopped by form-action. */
export function forwardPage(path: string) {
  return page(
    'Launch',
    html`<meta http-equiv="refresh" content="0;url=${path}"><p><a href="${path}">Go on</a></p>`,
  )
}

/** For an app in a frame whose server forbids its login page to be framed (F-047). */
export function breakOutPage(authorizeUrl: string, reason: string) {
  return page(
    'Login in a tab of its own',
    html`<p>${reason}</p>
<p><a href="${authorizeUrl}" target="_blank" rel="noreferrer">Open the login page</a></p>`,
  )
}
