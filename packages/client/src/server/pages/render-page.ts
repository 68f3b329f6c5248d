import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

const STYLE = `
:root { color-scheme: light dark; background: light-dark(#f4f6f9, #12161c); color: light-dark(#1c2330, #e3e8ef); font: 14px/1.45 system-ui, sans-serif; }
body { margin: 0 auto; padding: 24px; max-width: 640px; overflow-wrap: anywhere; }
a { color: light-dark(#1c5bc9, #82b1ff); }
h1 { margin-top: 0; font-size: 20px; } h2 { font-size: 16px; } code { font: 12px ui-monospace, monospace; }
summary { padding: 4px 0; cursor: pointer; } dd { margin: 0 0 8px 16px; }
pre { padding: 8px 12px; border: 1px solid light-dark(#d3d9e2, #323b48); border-radius: 6px; background: light-dark(#fff, #1a2029); font: 12px/1.45 ui-monospace, monospace; white-space: pre-wrap; }
.error { padding: 0 12px; border: 1px solid light-dark(#d3d9e2, #323b48); border-left: 3px solid light-dark(#ad221b, #ff8f86); border-radius: 6px; background: light-dark(#fff, #1a2029); }
ul { padding-left: 20px; } li { margin-bottom: 12px; }
form { display: grid; gap: 12px; } label { display: grid; gap: 4px; }
input, button { font: inherit; border-radius: 6px; padding: 4px 12px; color: inherit; }
input { background: light-dark(#fff, #1a2029); border: 1px solid light-dark(#828c9c, #7d899a); }
button { justify-self: start; border: 0; background: light-dark(#1c5bc9, #82b1ff); color: light-dark(#fff, #0b1526); font-weight: 600; cursor: pointer; }
:focus-visible { outline: 2px solid light-dark(#1c5bc9, #82b1ff); outline-offset: 1px; }
`

/** Renders a separate small page, for content that the page with the two panes cannot show. */
export function renderPage(title: string, content: Markup): Markup {
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
