type Headers = readonly (readonly [name: string, value: string])[]

/** A request with its response, as a page shows it. */
export interface ShownExchange {
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: Headers
    readonly body?: string
  }
  readonly response?: { readonly status: number; readonly headers: Headers; readonly body?: string }
}

/** Lines of a body that a page shows. */
const MOST_LINES = 30
/** Headers that no case is about, or that differ from run to run. */
const DULL =
  /^(date|connection|keep-alive|transfer-encoding|content-length|content-security-policy|user-agent)$/i

/** Formats a request for readers. */
export function formatRequest({ request: { method, url, headers, body } }: ShownExchange): string {
  return [`${method} ${url}`, ...formatHeaders(headers), ...formatBody(body)].join('\n')
}

/** Formats a response for readers, at most thirty lines of its body; empty without a response. */
export function formatResponse({ response }: ShownExchange): string {
  if (!response) return ''
  const { status, headers, body } = response
  return [`HTTP/1.1 ${status}`, ...formatHeaders(headers), ...formatBody(body)].join('\n')
}

const formatHeaders = (headers: Headers): string[] =>
  headers.filter(([name]) => !DULL.test(name)).map(([name, value]) => `${name}: ${value}`)

function formatBody(body = ''): string[] {
  if (body === '') return []
  const lines = indent(body).split('\n')
  const more = lines.length - MOST_LINES
  return ['', ...lines.slice(0, MOST_LINES), ...(more > 0 ? [`… ${more} more lines`] : [])]
}

function indent(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
