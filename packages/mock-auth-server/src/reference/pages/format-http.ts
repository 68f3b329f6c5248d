import type { HeaderPair } from '../../core/http/incoming-request.ts'
import { type Reply, readReplyText } from '../../core/http/reply.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { formatJson } from './format-json.ts'

/** Headers that are irrelevant to a fault, unless it changes them. */
const DULL =
  /^(date|host|vary|origin|pragma|content-length|accept-encoding|accept-language|sec-fetch-mode|x-content-type-options|referrer-policy|access-control-.*|content-security-policy|x-frame-options)$/i

/** Formats a request for readers: each parameter on its own line. */
export function formatRequest({ method, target, headers, body }: JournalEntry['request']): string {
  const [path, query] = split(target, '?')
  return [
    `${method} ${path}`,
    ...params(query).map((param, index) => `  ${index === 0 ? '?' : '&'}${param}`),
    ...headerLines(headers, () => false),
    ...(body === '' ? [] : ['', ...bodyLines(body)]),
  ].join('\n')
}

/** Formats a reply for readers; frequent headers are left out unless `keep` returns `true`. */
export function formatReplyLines(reply: Reply, keep: (header: HeaderPair) => boolean): string[] {
  const { status, headers, effects } = reply
  const text = readable(reply)
  return [
    `HTTP/1.1 ${status}${effects?.reason === undefined ? '' : ` ${effects.reason}`}`,
    ...headerLines(headers, keep),
    ...(text === '' ? [] : ['', ...bodyLines(text)]),
  ]
}

/** Returns the body as text; at a point, a FHIR reply has its body as an object. */
function readable(reply: Reply): string {
  if (reply.body === undefined) return ''
  const isJson = !(reply.body instanceof Uint8Array) && !(Symbol.asyncIterator in Object(reply.body))
  if (typeof reply.body !== 'string' && isJson) return JSON.stringify(reply.body)
  const text = readReplyText(reply)
  if (text === undefined) return '(a stream)'
  // Compressed bytes differ between versions of the compressor.
  return reply.body instanceof Uint8Array && text.includes('\ufffd') ? '(binary data)' : text
}

function headerLines(headers: readonly HeaderPair[], keep: (header: HeaderPair) => boolean): string[] {
  return headers
    .filter((header) => !DULL.test(header[0]) || keep(header))
    .flatMap(([name, value]) => {
      const [url, query] = split(value, '?')
      if (!/^location$/i.test(name) || query === '') return [`${name}: ${value}`]
      return [`${name}: ${url}`, ...params(query).map((param, at) => `  ${at === 0 ? '?' : '&'}${param}`)]
    })
}

/** Formats JSON on many lines if that loses nothing; oddly written JSON is unchanged. */
function bodyLines(body: string): string[] {
  if (/^[\w.]+=[^\s<{]*$/.test(body)) return params(body).map((param, at) => (at === 0 ? param : `&${param}`))
  const value = plainJson(body)
  if (value !== undefined) return formatJson(value).split('\n')
  return body.replaceAll('><', '>\n<').split('\n')
}

function plainJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return JSON.stringify(value) === text ? value : undefined
  } catch {
    return undefined
  }
}

function params(query: string): string[] {
  return query === '' ? [] : query.split('&').map(plain)
}

/** Decodes a parameter, except percent signs that separate it from others. */
function plain(param: string): string {
  try {
    const decoded = decodeURIComponent(param.replaceAll('+', ' '))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: such a value stays as it was sent
    return /[&#\u0000-\u001f]/.test(decoded) ? param : decoded
  } catch {
    return param
  }
}

function split(text: string, at: string): [string, string] {
  const index = text.indexOf(at)
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)]
}
