import { html, raw } from 'hono/html'
import { renderPage } from './render-page.ts'

/** Lets a frame ask for the same address once more, this time on its own account. */
export function renderReloadPage(nonce: string) {
  return renderPage(
    'Login',
    html`<p>Processing the callback …</p>
<script nonce="${nonce}">${raw('location.replace(location.href)')}</script>`,
  )
}
