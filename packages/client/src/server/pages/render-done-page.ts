import { html, raw } from 'hono/html'
import type { Run } from '../../model/run.ts'
import { renderBackLink } from './render-back-link.ts'
import { renderPage } from './render-page.ts'

/**
 * Renders the page of the frame, tab or popup in which the login ended; it notifies the page that opened it,
 * same origin only.
 */
export function renderDonePage(run: Run, nonce: string) {
  const message = JSON.stringify({ type: 'smart-client-done', runId: run.id })
  const script = `
for (const target of [window.parent, window.opener]) if (target && target !== window) target.postMessage(${message}, location.origin)
if (window.opener) window.close()
`
  const outcome = run.error
    ? html`<p class="error" role="alert"><strong>${run.error.message}</strong></p>`
    : html`<p>The callback has arrived. Its steps are on the page of this run.</p>`
  return renderPage(
    'Login',
    html`${outcome}
${renderBackLink(`/?run=${run.id}`, `Go to run ${run.number}`, nonce)}
<script nonce="${nonce}">${raw(script)}</script>`,
  )
}
