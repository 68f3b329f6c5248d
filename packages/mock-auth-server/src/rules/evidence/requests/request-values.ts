import { FORM_MEDIA_TYPE } from '../../../core/http/incoming-request.ts'
import type { JournalEntry } from '../../../core/journal/journal-entry.ts'
import { decodeBase64 } from '../../../core/util/base64url.ts'
import { toIncomingRequest } from './to-incoming-request.ts'

export type RequestLocation = 'url' | 'referer' | 'cookie' | 'authorization' | 'header' | 'body'

/** A value somewhere in a request, under the name of its parameter or header. */
export interface RequestValue {
  readonly place: RequestLocation
  readonly name: string
  readonly value: string
}

const SHORTEST = 8
const LIMIT = 2000

/** Collects every value in a request that may be a secret: whole parameters, and the words in them. */
export function collectRequestValues(entry: JournalEntry): readonly RequestValue[] {
  const incoming = toIncomingRequest(entry)
  const found: RequestValue[] = [
    ...urlSightings('url', incoming.target),
    ...incoming.headers.flatMap(([name, value]) => headerSightings(name.toLowerCase(), value)),
    ...(incoming.mediaType === FORM_MEDIA_TYPE
      ? params('body', incoming.form)
      : words(incoming.text).map((value) => ({ place: 'body', name: '', value }) as const)),
  ]
  return found.filter(({ value }) => value.length >= SHORTEST).slice(0, LIMIT)
}

function headerSightings(name: string, value: string): RequestValue[] {
  if (name === 'referer') return urlSightings('referer', value)
  if (name === 'cookie') return value.split(';').flatMap((pair) => cookieSightings(pair))
  const place = name === 'authorization' ? 'authorization' : 'header'
  const basic = /^basic\s+(\S+)$/i.exec(value)?.[1]
  const texts = basic === undefined ? [value] : basicParts(decodeBase64(basic) ?? '')
  return texts.flatMap((text) => [text, ...words(text)]).map((word) => ({ place, name, value: word }))
}

/** Returns the secret of Basic, raw and form-decoded (catalogue D12.4). */
function basicParts(text: string): string[] {
  const secret = text.slice(text.indexOf(':') + 1)
  return [secret, decoded(secret)]
}

function cookieSightings(pair: string): RequestValue[] {
  const [name = '', ...rest] = pair.trim().split('=')
  const value = decoded(rest.join('='))
  return [value, ...words(value)].map((word) => ({ place: 'cookie', name, value: word }))
}

function urlSightings(place: 'url' | 'referer', url: string): RequestValue[] {
  const [path = '', ...rest] = url.split(/[?#]/)
  const segments = path.split('/').map((segment) => ({ place, name: '', value: decoded(segment) }))
  return [...segments, ...rest.flatMap((query) => params(place, new URLSearchParams(query)))]
}

function params(place: RequestLocation, list: URLSearchParams): RequestValue[] {
  return [...list].flatMap(([name, value]) =>
    [value, ...words(value)].map((word) => ({ place, name, value: word })),
  )
}

function words(text: string): string[] {
  return text.split(/[^A-Za-z0-9\-._~]+/)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
