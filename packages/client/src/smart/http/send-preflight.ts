import type { Party } from '../../model/exchange.ts'
import type { RecordedFetch, RecordedResult } from './recorder.ts'

/** A request of a page of `origin`, as far as its preflight is about it. */
export interface PlannedRequest {
  url: string
  to: Party
  origin: string
  method: string
  /** Names of the headers that must be allowed, in lower case. */
  headers: readonly string[]
}

const TIMEOUT_MS = 5_000
const ALWAYS_ALLOWED = ['GET', 'HEAD', 'POST']

/**
 * Sends the preflight that a browser would send before a request.
 *
 * @returns what a browser would object to, or undefined.
 * @throws SmartError when there is no answer
 */
export async function sendPreflight(
  fetch: RecordedFetch,
  { url, to, origin, method, headers }: PlannedRequest,
): Promise<string | undefined> {
  const asks = {
    origin,
    'access-control-request-method': method,
    ...(headers.length > 0 ? { 'access-control-request-headers': headers.join(',') } : {}),
  }
  const result = await fetch(url, { method: 'OPTIONS', headers: asks }, { to, timeoutMs: TIMEOUT_MS })
  return findPreflightObjection(result, { origin, method, headers })
}

/** Returns what a browser would object to in the response of a preflight, or `undefined`. */
export function findPreflightObjection(
  result: Pick<RecordedResult, 'status' | 'headers'>,
  { origin, method, headers }: Pick<PlannedRequest, 'origin' | 'method' | 'headers'>,
): string | undefined {
  if (result.status < 200 || result.status > 299) return `the preflight returned ${result.status}`
  const list = (name: string) => (result.headers.get(name) ?? '').split(/\s*,\s*/)
  const methods = list('access-control-allow-methods')
  const names = list('access-control-allow-headers').map((name) => name.toLowerCase())
  // The wildcard never covers authorization.
  const refused = headers.find(
    (name) => !names.includes(name) && !(name !== 'authorization' && names.includes('*')),
  )
  return (
    findCorsObjection(result.headers, origin) ??
    (ALWAYS_ALLOWED.includes(method) || methods.includes(method) || methods.includes('*')
      ? undefined
      : `the method ${method} is not allowed`) ??
    (refused === undefined ? undefined : `the header ${refused} is not allowed`)
  )
}

/**
 * Returns the reason why a page of this origin may not read a response with these headers, or `undefined`.
 */
export function findCorsObjection(headers: Headers, origin: string): string | undefined {
  const allowed = headers.get('access-control-allow-origin')
  if (allowed === '*' || allowed === origin) return undefined
  return allowed ? `it allows ${allowed} only` : 'no Access-Control-Allow-Origin'
}
