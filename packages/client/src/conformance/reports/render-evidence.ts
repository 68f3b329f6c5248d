import { html } from 'hono/html'
import type { Exchange } from '../../model/exchange.ts'
import { listDifferences } from '../../model/list-differences.ts'

/** Renders request and response of an exchange, with what makes the request differ from a correct one marked. */
export function renderEvidence({ request, response, error }: Exchange, differs?: string) {
  const names = listDifferences(differs)
  const { method, url, headers, body = '' } = request
  const lines = headers.map(([name, value]) => {
    const line = `${name}: ${value}`
    return names.includes(name.toLowerCase()) ? html`<mark>${line}</mark>\n` : html`${line}\n`
  })
  const received = response
    ? `${response.status} ${response.statusText}\n${formatHeaders(response.headers)}\n\n${response.body}`
    : (error?.message ?? 'No response.')
  return html`<div class="sides"><pre>${method} ${markParameters(url, names)}
${lines}
${markParameters(body, names)}</pre><pre>${received}</pre></div>`
}

/** Marks the parameters of a query or a form that have one of these names. */
function markParameters(text: string, names: readonly string[]) {
  return text
    .split(/(?<=[?&])|(?=&)/)
    .map((part) =>
      names.includes(part.split('=', 1)[0]?.toLowerCase() ?? '') ? html`<mark>${part}</mark>` : part,
    )
}

const formatHeaders = (headers: Exchange['request']['headers']): string =>
  headers.map(([name, value]) => `${name}: ${value}`).join('\n')
