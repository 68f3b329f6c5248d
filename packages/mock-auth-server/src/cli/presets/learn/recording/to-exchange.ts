import { findHeader } from '../../../../core/http/find-header.ts'
import type { HeaderPair } from '../../../../core/http/incoming-request.ts'
import type { Exchange } from './exchange.ts'
import type { HarEntry } from './har-schema.ts'

/** Returns an exchange of a HAR, or `undefined` for one that is not of HTTP. */
export function toExchange(entry: HarEntry, number: number): Exchange | undefined {
  const { request, response } = entry
  if (!/^https?:/i.test(request.url) || !URL.canParse(request.url)) return undefined
  return {
    number,
    method: request.method.toUpperCase(),
    url: new URL(request.url),
    requestHeaders: readRequestHeaders(request),
    requestBody: readRequestBody(request),
    status: response.status,
    headers: toPairs(response.headers),
    body: readBody(entry),
    isCached: isCached(entry),
  }
}

/** Returns `true` for a response that no server sent for this request, but a cache of the browser. */
function isCached({ cache, response: { status, _fromCache, _transferSize } }: HarEntry): boolean {
  const isFromCache = typeof _fromCache === 'string' || (cache && 'afterRequest' in cache)
  return Boolean(isFromCache) || (_transferSize === 0 && status >= 200)
}

/** Returns the headers of a request; some programs have its type only beside its body. */
function readRequestHeaders({ headers, postData }: HarEntry['request']): readonly HeaderPair[] {
  const pairs = toPairs(headers)
  const { mimeType = '' } = postData ?? {}
  return mimeType === '' || findHeader(pairs, 'content-type') !== undefined
    ? pairs
    : [...pairs, ['Content-Type', mimeType]]
}

/** Returns the body of a request; HAR 1.2 has that of a form as parameters instead. */
function readRequestBody({ postData: { text, params = [] } = {} }: HarEntry['request']): string | undefined {
  if (text || params.length === 0) return text
  return new URLSearchParams(params.map(({ name, value = '' }) => [name, value])).toString()
}

/**
 * Returns the body of a response, or `undefined` when it is not there or not whole: nothing follows from a part. An
 * empty text is a body where the headers do not speak against it.
 */
function readBody({ request, response: { headers, content = {} } }: HarEntry): string | undefined {
  const { text, encoding, size = 0 } = content
  if (text === undefined) return undefined
  const bytes = Buffer.from(text, encoding === 'base64' ? 'base64' : 'utf8')
  const [length, type = ''] = ['content-length', 'content-type'].map((name) =>
    findHeader(toPairs(headers), name),
  )
  const isFull = length === undefined ? /json|xml/i.test(type) : Number(length) > 0
  const isLost = text === '' && isFull && request.method.toUpperCase() !== 'HEAD'
  return isLost || bytes.length < size ? undefined : bytes.toString()
}

const toPairs = (list: readonly { readonly name: string; readonly value: string }[]): HeaderPair[] =>
  list.map(({ name, value }) => [name, value])
