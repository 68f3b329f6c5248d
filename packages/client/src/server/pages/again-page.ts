import { html, raw } from 'hono/html'
import { page } from './page.ts'

/** Lets a frame ask for the same address once more, this time on its own account. */
export function againPage(nonce: string) {
  return page(
    'Login',
    html`<p>The login comes back …</p>
<script nonce="${nonce}">${raw('location.replace(location.href)')}</script>`,
  )
}
