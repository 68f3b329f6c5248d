import type { RawReply, RawRequest } from '../send-raw-request.ts'

export type Json = Record<string, unknown>

export function buildFormRequest(fields: URLSearchParams, headers: Record<string, string> = {}): RawRequest {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body: fields.toString(),
  }
}

export function findHeader(reply: RawReply, name: string): string | undefined {
  return reply.headers.find(([key]) => key.toLowerCase() === name)?.[1]
}

export function findCodes(url: URL): string[] {
  return [
    ...url.searchParams.getAll('code'),
    ...new URLSearchParams(url.hash.slice(1)).getAll('code'),
  ].filter((code) => code !== '')
}

/** Returns the URL of the frame in an EHR page. */
export function findFramedUrl(html: string): string | undefined {
  return /<iframe[^>]* src="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
}

/** Returns the first URL with a code that a page posts to its opener: it trusts every message. */
export function findPostedUrl(html: string): string | undefined {
  return html.includes('.postMessage(')
    ? /"(https?:[^"]*[?&]code=[^"]*)"/.exec(html.slice(html.indexOf('<script>')))?.[1]
    : undefined
}

/** Returns the target of a form that submits itself, with its fields in the query. */
export function findFormTarget(html: string): string | undefined {
  const [, action] = /<form method="post" action="([^"]*)"/.exec(html) ?? []
  if (action === undefined) return undefined
  const url = new URL(action.replaceAll('&#38;', '&'))
  for (const [, name = '', value = ''] of html.matchAll(/name="([^"]*)" value="([^"]*)"/g))
    url.searchParams.append(name, value)
  return url.href
}

export function toText(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value)
}

/** Returns everything that can be parsed as JSON, including the beginning of a truncated body. */
export function parseLenientJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) ?? {}
  } catch {
    const pairs = [...text.matchAll(/"(access_token|refresh_token|patient|id_token|scope)"\s*:\s*"([^"]*)"/g)]
    return pairs.length === 0 ? {} : Object.fromEntries(pairs.map(([, name, value]) => [name, value]))
  }
}
