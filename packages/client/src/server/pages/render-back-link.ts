import { html, raw } from 'hono/html'

/**
 * Script for the link: in a frame of this client it sends a message to the page around, since the frame must
 * not navigate it; elsewhere the link navigates.
 */
const SCRIPT = `
document.querySelector('[data-back]').addEventListener('click', (event) => {
  let isOurs = false
  try { isOurs = parent !== window && parent.location.origin === location.origin } catch {}
  if (!isOurs) return
  event.preventDefault()
  parent.postMessage({ type: 'smart-client-back' }, location.origin)
})
`

/** Renders a link back to the page with the two panes, from a separate page or from a frame. */
export function renderBackLink(href: string, label: string, nonce: string) {
  return html`<p><a href="${href}" data-back>${label}</a></p>
<script nonce="${nonce}">${raw(SCRIPT)}</script>`
}
