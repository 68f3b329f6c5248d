import { html } from 'hono/html'
import { isLinkTarget } from '../shared/pages/link-target.ts'
import { renderLayout } from '../shared/pages/render-layout.ts'

export interface InterstitialModel {
  readonly target: string
  /** The reason why the browser was not redirected at once. */
  readonly message: string
}

/** Renders a link for the user, in place of a redirect that the server does not perform by itself. */
export function renderInterstitialPage({ target, message }: InterstitialModel): string {
  const main = html`
<h1>Continue?</h1>
<p>${message}</p>
<dl class="facts"><dt>Target</dt><dd><code>${target}</code></dd></dl>
${
  isLinkTarget(target)
    ? html`<p><a class="button" href="${target}" rel="noreferrer">Continue</a></p>`
    : html`<p>There is no link, because this URL is not absolute, or would run or display content of its own.</p>`
}`
  return renderLayout({ title: 'Continue?', main })
}
