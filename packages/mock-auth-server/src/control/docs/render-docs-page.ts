import { createHash } from 'node:crypto'
import { escapeMarkup } from '../../reports/escape-markup.ts'
import { DOCS_STYLESHEET } from './docs-stylesheet.ts'
import { renderMarkdown } from './render-markdown.ts'

/** Content-Security-Policy of a page about a fault or rule: the one stylesheet, nothing else. */
export const DOCS_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(DOCS_STYLESHEET).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Renders Markdown as a whole HTML page, with links to both indexes and the console above it. */
export function renderDocsPage(markdown: string): string {
  const title = /^# (.*)$/m.exec(markdown)?.[1] ?? ''
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
<nav aria-label="smart-mock"><a href="/">Console</a> <a href="/docs/faults">Faults</a> <a href="/docs/rules">Rules</a></nav>
<main>
${renderMarkdown(markdown)}
</main>
</body>
</html>
`
}
