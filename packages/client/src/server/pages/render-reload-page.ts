import { html, raw } from 'hono/html'
import { renderPage } from './render-page.ts'

/** Renders a page by which a frame requests the same URL again, this time by itself. */
export function renderReloadPage(nonce: string) {
  return renderPage(
    'Login',
    html`<p>Processing the callback …</p>
<script nonce="${nonce}">${raw('location.replace(location.href)')}</script>`,
  )
}
