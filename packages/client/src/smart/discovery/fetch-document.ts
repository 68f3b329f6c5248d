import type { Party } from '../../model/exchange.ts'
import type { Verdict } from '../../model/verdict.ts'
import type { RecordedFetch, RecordedResult } from '../http/recorder.ts'
import { SmartError } from '../smart-error.ts'
import { conformance } from '../spec.ts'
import { fetchWithinOrigin } from './fetch-within-origin.ts'

export interface FetchedDocument {
  url: string
  status: number
  text: string
  json: Record<string, unknown>
  /** Deviations that are tolerated, such as a wrong Content-Type. */
  notices: Verdict[]
  exchangeId: string
}

interface DocumentOptions {
  accept?: string
  to?: Party
  maxBytes?: number
}

/**
 * Fetches a public JSON document: no credentials, redirects only within the origin, bounded in time and size.
 *
 * @throws SmartError network, timeout, http-status, not-json, redirect-refused, too-large (F-013 … F-019, F-036, F-037).
 */
export async function fetchDocument(
  fetch: RecordedFetch,
  url: string,
  { accept = 'application/json', to = 'fhir-server', maxBytes }: DocumentOptions = {},
): Promise<FetchedDocument> {
  const { result, url: finalUrl } = await fetchWithinOrigin(
    fetch,
    url,
    { accept },
    { to, ...(maxBytes ? { maxBytes } : {}) },
  )
  if (result.status !== 200) throw statusError(url, result)
  const json = parseObject(url, result)
  return {
    url: finalUrl,
    status: result.status,
    text: result.text,
    json,
    notices: judgeContentType(result),
    exchangeId: result.exchangeId,
  }
}

function statusError(url: string, { status, headers }: RecordedResult): SmartError {
  const wait = Number(headers.get('retry-after'))
  const retryAfter = Number.isFinite(wait) && wait > 0 ? wait : undefined
  const advice: Record<number, string> = {
    401: 'Discovery must be readable without a token; the server must allow public access to this path.',
    403: 'Discovery must be readable without a token; the server must allow public access to this path.',
    404: 'Check the FHIR base: the document is at <base>/.well-known/smart-configuration, after any path of the base.',
  }
  return new SmartError('http-status', `${url} returned ${status}.`, {
    status,
    whatToTry:
      advice[status] ??
      (retryAfter ? `Try again in ${retryAfter} seconds.` : 'Check the log of the server and try again.'),
    spec: conformance('Using .well-known', 'using-well-known'),
    ...(retryAfter ? { retryAfter } : {}),
  })
}

function parseObject(url: string, { text, headers }: RecordedResult): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {}
  const looksLikeHtml = /^\s*</.test(text) || headers.get('content-type')?.includes('html')
  const seen =
    text.trim() === ''
      ? 'an empty body'
      : looksLikeHtml
        ? 'an HTML page'
        : 'something that is not a JSON object'
  throw new SmartError('not-json', `${url} returned 200 with ${seen}.`, {
    whyItMatters: 'Nothing in it can be trusted as configuration.',
    whatToTry: looksLikeHtml
      ? 'A login portal or a single-page app may be serving this path; the server must return JSON.'
      : 'The server must return one JSON object.',
    spec: conformance('Using .well-known', 'using-well-known'),
  })
}

function judgeContentType({ headers }: RecordedResult): Verdict[] {
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === 'application/json' || type === 'application/fhir+json' || type === 'application/jwk-set+json')
    return []
  return [
    {
      level: 'warning',
      message: `The document is JSON but its Content-Type is ${type || 'missing'}.`,
      whyItMatters: 'Stricter clients reject it.',
      whatToTry: 'The server should send Content-Type: application/json.',
      spec: conformance('Using .well-known', 'using-well-known'),
    },
  ]
}
