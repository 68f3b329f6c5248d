import { html, raw } from 'hono/html'
import type { StoredEntry } from '../settings/stored-entry.ts'
import { renderBackLink } from './render-back-link.ts'
import { renderPage } from './render-page.ts'

/** Renders a confirmation before any request is sent to a server that is not in the list (C-011, F-006). */
export function renderUnknownServerPage(iss: string, token: string, nonce: string) {
  return renderPage(
    'Launch from an unknown server',
    html`<p>A launch names the FHIR server <code>${iss}</code>, which is not in the list of this client.</p>
<p>Nothing was sent there. Continue only if you know this server: a counterfeit one could collect logins and tokens.</p>
<form method="post" action="/launch/confirm">
<input type="hidden" name="token" value="${token}">
<label>Client id at this server <input name="clientId" required autocomplete="off"></label>
<button>Add this server and launch</button>
</form>
${renderBackLink('/', 'Do not launch', nonce)}`,
  )
}

/** Returns the path of an EHR launch of one entry. */
export function buildLaunchPath(id: string, iss: string, launch: string): string {
  return `/launch/${encodeURIComponent(id)}?${new URLSearchParams({ iss, launch })}`
}

/** Renders a choice among the entries that a launch may be for. */
export function renderChooseEntryPage(
  entries: readonly StoredEntry[],
  iss: string,
  launch: string,
  nonce: string,
) {
  return renderPage(
    'Which client is launched?',
    html`<p>${entries.length} entries of the server list have the FHIR base <code>${iss}</code>. Choose the client that the EHR launches; nothing has been sent yet.</p>
<ul>${entries.map(
      ({ id, name, clientType, clientId }) =>
        html`<li><a href="${buildLaunchPath(id, iss, launch)}">${name}</a><br>${clientType}, <code>${clientId}</code></li>`,
    )}</ul>
<p>To skip this question, register the launch URL of one entry at the EHR: it is on the card of the entry, under <strong>servers</strong>.</p>
${renderBackLink('/', 'Do not launch', nonce)}`,
  )
}

/** Renders a page that forwards by itself; form-action would block a redirect of the form. */
export function renderForwardPage(path: string) {
  return renderPage(
    'Launch',
    html`<meta http-equiv="refresh" content="0;url=${path}"><p><a href="${path}">Continue</a></p>`,
  )
}

/**
 * Renders the login in its own frame, for an app in a frame that cannot know if the login page may be framed:
 * the button to leave stays visible (F-047). When the login is done, this page becomes the app.
 */
export function renderNestedLoginPage(authorizeUrl: string, reason: string, nonce: string) {
  const script = `
addEventListener('message', ({ origin, data }) => {
  if (origin === location.origin && data?.type === 'smart-client-done') location.replace('/?run=' + encodeURIComponent(data.runId))
  if (origin === location.origin && data?.type === 'smart-client-back') location.replace('/')
})
`
  return renderPage(
    'Login',
    html`<p>${reason} <a href="${authorizeUrl}" target="_blank" rel="noreferrer">Open the login page in a tab</a></p>
<iframe src="${authorizeUrl}" title="Login page of the server" style="width: 100%; height: 80vh; border: 0"></iframe>
${noWindow(nonce)}
<script nonce="${nonce}">${raw(script)}</script>`,
  )
}

/** Renders a page for an app in a frame whose server forbids framing of its login page (F-047, F-287). */
export function renderBreakOutPage(authorizeUrl: string, reason: string, nonce: string) {
  return renderPage(
    'Login in a separate tab',
    html`<p>${reason}</p>
<p><a href="${authorizeUrl}" target="_blank" rel="noreferrer">Open the login page</a></p>
${noWindow(nonce)}`,
  )
}

/**
 * Renders a script that explains links which would open a window: a frame that an EHR has sandboxed may open
 * none (F-288).
 */
function noWindow(nonce: string) {
  const script = `
for (const link of document.querySelectorAll('a[target=_blank]')) link.addEventListener('click', (event) => {
  event.preventDefault()
  const opened = window.open('', '_blank')
  if (opened) { opened.opener = null; opened.location.replace(link.href) }
  else document.getElementById('no-window').hidden = false
})
`
  return html`<p id="no-window" class="error" role="alert" hidden>This page cannot open a window: the EHR's frame forbids it. Open the app in its own window, or have the EHR add allow-popups to the sandbox of the frame.</p>
<script nonce="${nonce}">${raw(script)}</script>`
}
