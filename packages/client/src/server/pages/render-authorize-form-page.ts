import { html, raw } from 'hono/html'
import type { StartedAuthorization } from '../../smart/handshake/start-authorization.ts'
import { renderPage } from './render-page.ts'

/** Renders the authorization request as a form that posts itself (C-014, C-015). */
export function renderAuthorizeFormPage(
  { endpoint, parameters }: Pick<StartedAuthorization, 'endpoint' | 'parameters'>,
  nonce: string,
) {
  const fields = parameters.map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  return renderPage(
    'Login',
    html`<form method="post" action="${endpoint}">
${fields}
<p>Sending the request to the authorization server …</p>
<button>Continue</button>
</form>
<script nonce="${nonce}">${raw('document.forms[0].submit()')}</script>`,
  )
}
