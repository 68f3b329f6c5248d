import { html } from 'hono/html'
import type { Verdict } from '../../model/verdict.ts'
import { renderBackLink } from './render-back-link.ts'
import { renderPage } from './render-page.ts'

/** Renders a failure in words, with a link back. Everything from outside is escaped (F-073). */
export function renderErrorPage(title: string, verdict: Verdict, nonce: string) {
  return renderPage(
    title,
    html`<div class="error" role="alert">
<p><strong>${verdict.message}</strong></p>
${verdict.whyItMatters ? html`<p>${verdict.whyItMatters}</p>` : ''}
${verdict.whatToTry ? html`<p><strong>What to try:</strong> ${verdict.whatToTry}</p>` : ''}
${verdict.spec ? html`<p><a href="${verdict.spec.url}" target="_blank" rel="noreferrer">${verdict.spec.label}</a></p>` : ''}
</div>
${renderBackLink('/', 'Back to smart-client', nonce)}`,
  )
}
