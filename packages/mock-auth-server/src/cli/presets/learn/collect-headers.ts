import { findHeader } from '../../../core/http/find-header.ts'
import { type Exchange, hasHeaders } from './recording/exchange.ts'
import { isUuid } from './recording/to-url-template.ts'

/** Headers that say nothing about habits: of HTTP, of networks on the way, of cookies and CORS, and of a strict server. */
const USUAL =
  /^(?::.*|accept-ranges|age|allow|alt-svc|cache-control|connection|content-.*|cookie|date|etag|expires|keep-alive|last-modified|link|location|nel|pragma|referrer-policy|report-to|retry-after|server|server-timing|set-cookie2?|strict-transport-security|transfer-encoding|upgrade|vary|via|www-authenticate|x-content-type-options|x-powered-by|x-progress|x-xss-protection|access-control-.*|cf-.*|x-amz.*|x-cache.*|x-azure.*|x-served-by|x-timer|x-akamai.*|ratelimit-.*|x-ratelimit-.*)$/i

/** Collects the headers that all of these responses have, as templates; `null` for one that a strict server sends and they lack. */
export function collectHeaders(all: readonly Exchange[]): Readonly<Record<string, string | null>> {
  const exchanges = all.filter(hasHeaders)
  const [first] = exchanges
  if (!first) return {}
  const further = first.headers
    .filter(
      ([name]) =>
        !USUAL.test(name) &&
        exchanges.every(({ headers }) => findHeader(headers, name.toLowerCase()) !== undefined),
    )
    .map(([name, value]) => [name, toHeaderTemplate(name, value)] as const)
  const isToken = first.method === 'POST' && /"access_token"/.test(first.body ?? '')
  const isStored =
    isToken && exchanges.every(({ headers }) => !/no-store/i.test(findHeader(headers, 'cache-control') ?? ''))
  return { ...Object.fromEntries(further), ...(isStored ? { 'Cache-Control': null } : {}) }
}

/** Words of headers that name no request and no person. */
const LITERAL = /^(?:x-frame-options|x-permitted-cross-domain-policies|x-download-options|x-robots-tag)$/i

function toHeaderTemplate(name: string, value: string): string {
  if (LITERAL.test(name)) return value.slice(0, 200)
  if (/^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(value)) return '{traceparent}'
  return isUuid(value) ? '{uuid}' : '{opaque}'
}
