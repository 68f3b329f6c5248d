import { html, raw } from 'hono/html'

/** In a frame of our own page the page is told, since the frame must not navigate it; anywhere else the link does. */
const SCRIPT = `
document.querySelector('[data-back]').addEventListener('click', (event) => {
  let isOurs = false
  try { isOurs = parent !== window && parent.location.origin === location.origin } catch {}
  if (!isOurs) return
  event.preventDefault()
  parent.postMessage({ type: 'smart-client-back' }, location.origin)
})
`

/** A link back to the page with the two panes, from a page of its own or from a frame. */
export function renderBackLink(href: string, label: string, nonce: string) {
  return html`<p><a href="${href}" data-back>${label}</a></p>
<script nonce="${nonce}">${raw(SCRIPT)}</script>`
}
