import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

const STYLE = `
:root { color-scheme: light dark; background: light-dark(#fff, #121212); color: light-dark(#1b1b1b, #eee); font: 14px/1.45 system-ui, sans-serif; }
body { margin: 0 auto; padding: 24px; max-width: 640px; overflow-wrap: anywhere; }
a { color: light-dark(#0b57d0, #8ab4f8); }
h1 { font-size: 20px; } code { font-family: ui-monospace, monospace; }
.error { border-left: 4px solid light-dark(#c62828, #ef9a9a); padding-left: 12px; }
form { display: grid; gap: 12px; } label { display: grid; gap: 4px; }
input, button { font: inherit; border-radius: 6px; padding: 6px 12px; color: inherit; }
input { background: light-dark(#fff, #1e1e1e); border: 1px solid light-dark(#767676, #8c8c8c); }
button { justify-self: start; border: 0; background: light-dark(#0b57d0, #8ab4f8); color: light-dark(#fff, #121212); font-weight: 600; cursor: pointer; }
`

/** A small page of its own, for what cannot be shown in the page with the two panes. */
export function page(title: string, content: Markup): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} · smart-client</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`
}
