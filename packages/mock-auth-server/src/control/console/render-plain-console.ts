import { html } from 'hono/html'

/** Renders the page that is served instead of the console while that is not built. */
export function renderPlainConsole() {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>smart-mock</title>
</head>
<body>
<main>
<h1>smart-mock</h1>
<p>The mock runs. Its console page is not built: run <code>pnpm build</code>, then reload.</p>
<ul>
<li><a href="/health">Addresses of this mock</a></li>
<li><a href="/openapi.json">The control API</a> (OpenAPI)</li>
<li><a href="/docs/faults">Every fault that can be armed</a>, <a href="/faults">as JSON</a></li>
<li><a href="/docs/rules">Every rule that judges a client</a></li>
<li><a href="/tenants/default/journal">The journal</a></li>
<li><a href="/tenants/default/findings">What the rules found</a></li>
</ul>
</main>
</body>
</html>`
}
