import { html, raw } from 'hono/html'
import { renderIcon } from './render-icon.ts'
import type { Banner } from './shell.ts'
import { STYLESHEET } from './stylesheet.ts'

/** A piece of a page, already escaped. */
export type Markup = ReturnType<typeof html>

interface Layout {
  title: string
  banner?: Banner | undefined
  /** A narrow column of forms, or an application that fills the window. */
  kind?: 'form' | 'ehr'
  main: Markup
}

/** Renders a whole document around `main`, with the banner above it. */
export function renderLayout({ title, banner, kind = 'form', main }: Layout): string {
  // The empty icon keeps browsers from asking the server for one, which would show up in the journal.
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${raw(STYLESHEET)}</style>
</head>
<body class="${kind}">
${banner && stripBar(banner)}
<main>${main}</main>
</body>
</html>`.toString()
}

const SHOWN_FAULTS = 3

function stripBar({ tenant, preset, faults }: Banner): Markup {
  const shown = faults.slice(0, SHOWN_FAULTS).map((name, at) => html`${at > 0 && ', '}<code>${name}</code>`)
  const more = faults.length - shown.length
  const armed = faults.length === 1 ? '1 fault armed' : `${faults.length} faults armed`
  return html`<aside class="strip" aria-label="About this server">
<span>Mock server, test data only</span>
<span>tenant <bdi><code>${tenant}</code></bdi></span>
${
  preset &&
  html`<span>${preset.name}-like, as of ${preset.date}, an imitation for tests</span>
`
}<span>${faults.length === 0 ? 'no faults armed' : html`${renderIcon('fault')} ${armed}: ${shown}${more > 0 && ` and ${more} more`}`}</span>
</aside>`
}
