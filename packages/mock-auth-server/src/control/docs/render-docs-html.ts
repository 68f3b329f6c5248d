import { escapeMarkup } from '../../reports/diagram/escape-markup.ts'
import { DOCS_STYLESHEET } from './docs-stylesheet.ts'

/** A page of the documentation. */
export interface DocsHtml {
  readonly title: string
  /** HTML of what the page is about. */
  readonly main: string
  /** The words that were searched for. */
  readonly query?: string
}

/** Renders a whole HTML page, with links to the parts of the documentation and the search above it. */
export function renderDocsHtml({ title, main, query = '' }: DocsHtml): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)} · smart-mock</title>
<link rel="icon" href="data:,">
<style>${DOCS_STYLESHEET}</style>
</head>
<body>
<header>
<nav aria-label="smart-mock"><a href="/">Console</a> <a href="/docs">Guides</a> <a href="/docs/faults">Faults</a> <a href="/docs/rules">Rules</a> <a href="/docs/api">Control API</a></nav>
<form role="search" action="/docs/search"><input type="search" name="q" value="${escapeMarkup(query)}" maxlength="200" required aria-label="Search the documentation"> <button>Search</button></form>
</header>
<main>
${main}
</main>
</body>
</html>
`
}
