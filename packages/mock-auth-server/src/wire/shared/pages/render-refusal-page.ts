import { html } from 'hono/html'
import { renderIcon } from './render-icon.ts'
import { renderLayout } from './render-layout.ts'
import type { Banner } from './shell.ts'

export interface RefusalModel {
  readonly title: string
  /** The event and its meaning. */
  readonly message: string
  /** Advice, one sentence each. */
  readonly tryThis: readonly string[]
  /** The exact line to add to a registration or a configuration. */
  readonly line?: string | undefined
  /** Names and values of the request. */
  readonly details?: readonly (readonly [name: string, value: string])[] | undefined
  readonly banner?: Banner | undefined
}

/**
 * Renders a refusal for the user instead of a redirect, when the redirect URI is untrusted or the request
 * unreadable.
 */
export function renderRefusalPage({
  title,
  message,
  tryThis,
  line,
  details = [],
  banner,
}: RefusalModel): string {
  const main = html`
<div><p class="verdict">${renderIcon('error')} Refused</p><h1>${title}</h1></div>
<p>${message}</p>
${tryThis.length > 0 && html`<section><h2>What to try</h2><ul class="steps">${tryThis.map((step) => html`<li>${step}</li>`)}</ul></section>`}
${line !== undefined && html`<section><h2>Add this line</h2><code class="line">${line}</code></section>`}
${details.length > 0 && html`<section><h2>Details</h2><dl class="facts">${details.map(fact)}</dl></section>`}`
  return renderLayout({ title, banner, main })
}

const fact = ([name, value]: readonly [string, string]) =>
  html`<dt>${name}</dt><dd><code>${value}</code></dd>`
