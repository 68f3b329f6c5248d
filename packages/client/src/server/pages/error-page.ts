import { html } from 'hono/html'
import type { Verdict } from '../../model/verdict.ts'
import { page } from './page.ts'
import { wayBack } from './way-back.ts'

/** A failure in words, with a way back. Everything from outside is escaped (F-073). */
export function errorPage(title: string, verdict: Verdict, nonce: string) {
  return page(
    title,
    html`<div class="error" role="alert">
<p><strong>${verdict.text}</strong></p>
${verdict.whyItMatters ? html`<p>${verdict.whyItMatters}</p>` : ''}
${verdict.whatToTry ? html`<p><strong>What to try:</strong> ${verdict.whatToTry}</p>` : ''}
${verdict.spec ? html`<p><a href="${verdict.spec.url}" target="_blank" rel="noreferrer">${verdict.spec.label}</a></p>` : ''}
</div>
${wayBack('/', 'Back to smart-client', nonce)}`,
  )
}
