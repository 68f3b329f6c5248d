import { html } from 'hono/html'
import { renderPage } from './render-page.ts'

/** Renders the page at which a login of a conformance run ends in the browser. */
export const renderConformanceDonePage = () =>
  renderPage(
    'Login received',
    html`<p>The conformance run continues. Close this window, or go back to <a href="/#conformance">the cases</a>.</p>`,
  )
