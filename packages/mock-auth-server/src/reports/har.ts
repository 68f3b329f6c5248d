import { findHeader } from '../core/http/find-header.ts'
import type { HeaderPair } from '../core/http/incoming-request.ts'
import { type Reply, readReplyText } from '../core/http/reply.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import type { Redactor } from './redaction/create-redactor.ts'

/** An archive in the HTTP Archive format. */
export interface Har {
  readonly log: {
    readonly version: '1.2'
    readonly creator: { readonly name: string; readonly version: string }
    readonly entries: readonly unknown[]
  }
}

/**
 * Converts exchanges to HAR 1.2. Members with an underscore contain data that the format does not have: step,
 * run, preset, switches that changed something, faults that struck, and the delivery. An exchange without a response has status 0.
 */
export function toHar(entries: readonly JournalEntry[], redact: Redactor): Har {
  const creator = { name: 'smart-mock', version: '1' }
  return { log: { version: '1.2', creator, entries: entries.map((each) => redact(each, harEntry(each))) } }
}

function harEntry(entry: JournalEntry): unknown {
  const { startedAt, endedAt = startedAt, request, sent, step, run, delivery, preset, strikes, seq } = entry
  const switches = new Set(entry.switches.map((each) => each.switch))
  const time = Math.max(0, endedAt - startedAt)
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time,
    request: harRequest(request),
    response: harResponse(sent),
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    _seq: seq,
    _step: step,
    _run: run ?? null,
    _delivery: delivery,
    ...(preset ? { _preset: preset.name, _presetVariants: preset.variants } : {}),
    ...(switches.size > 0 ? { _switches: [...switches] } : {}),
    _struck: strikes.map(({ fault }) => fault),
  }
}

function harRequest({ method, target, headers, body, bodyBytes }: JournalEntry['request']): unknown {
  const url = absolute(target, findHeader(headers, 'host'))
  const type = findHeader(headers, 'content-type') ?? 'application/octet-stream'
  return {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: cookies(findHeader(headers, 'cookie')),
    headers: pairs(headers),
    queryString: pairs([...new URL(url).searchParams]),
    ...(bodyBytes > 0 ? { postData: { mimeType: type, text: body } } : {}),
    headersSize: -1,
    bodySize: bodyBytes,
  }
}

function harResponse(sent: Reply | undefined): unknown {
  const headers = sent?.headers ?? []
  const text = sent ? readReplyText(sent) : ''
  const size = text === undefined ? -1 : new TextEncoder().encode(text).length
  return {
    status: sent?.status ?? 0,
    statusText: sent?.effects?.reason ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: pairs(headers),
    content: {
      size: Math.max(0, size),
      mimeType: findHeader(headers, 'content-type') ?? '',
      text: text ?? '',
    },
    redirectURL: findHeader(headers, 'location') ?? '',
    headersSize: -1,
    bodySize: size,
  }
}

/** Returns an absolute URL; a raw target that is not a URL is appended to one. */
function absolute(target: string, host = 'localhost'): string {
  const origin = URL.canParse(`http://${host}`) ? `http://${host}` : 'http://localhost'
  const url = target.startsWith('/') ? origin + target : target
  if (URL.canParse(url) && /^https?:/i.test(url)) return new URL(url).href
  return `${origin}/?target=${encodeURIComponent(target)}`
}

function pairs(list: readonly HeaderPair[] | [string, string][]): unknown[] {
  return list.map(([name, value]) => ({ name, value }))
}

function cookies(header = ''): unknown[] {
  return header.split(/;\s*/).flatMap((cookie) => {
    const at = cookie.indexOf('=')
    return at > 0 ? [{ name: cookie.slice(0, at), value: cookie.slice(at + 1) }] : []
  })
}
