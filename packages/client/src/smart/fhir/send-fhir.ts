import type { RecordedFetch, RecordedResult } from '../http/recorder.ts'
import { SmartError } from '../smart-error.ts'
import { computeRetryDelay } from './compute-retry-delay.ts'

export interface FhirRequest {
  method: string
  /** Absolute and guarded. */
  url: string
  headers?: Record<string, string> | undefined
  body?: string | undefined
  /** `undefined` for a URL that needs no token. */
  accessToken: string | undefined
  signal?: AbortSignal | undefined
  /** Limits that differ from those of a query. */
  bounds?: { attempts?: number; timeoutMs?: number; keptCharacters?: number } | undefined
}

export interface FhirSendOptions {
  now: () => number
  sleep: (ms: number) => Promise<void>
  /** Called before a pause, in seconds. */
  onWait?: (seconds: number, status: number) => void
}

const ATTEMPTS = 3
const LONGEST_WAIT_S = 60
const BUSY = new Set([429, 502, 503, 504])
const MAX_BYTES = 30_000_000
const TIMEOUT_MS = 30_000

/**
 * Sends one FHIR request. Only GET is repeated when the server is busy, at most twice, and never before
 * Retry-After has passed (F-246 … F-248). Redirects are not followed (F-267).
 *
 * @throws SmartError redirect-refused, rate-limited or what the network says.
 */
export async function sendFhir(
  fetch: RecordedFetch,
  request: FhirRequest,
  options: FhirSendOptions,
): Promise<RecordedResult> {
  const { attempts = ATTEMPTS, ...bounds } = request.bounds ?? {}
  for (let attempt = 1; ; attempt++) {
    const result = await fetch(request.url, toInit(request), {
      to: 'fhir-server',
      timeoutMs: TIMEOUT_MS,
      maxBytes: MAX_BYTES,
      ...bounds,
    })
    if (result.status >= 300 && result.status < 400 && result.status !== 304)
      throw redirected(request, result)
    if (!BUSY.has(result.status) || request.method !== 'GET' || attempt >= attempts) return result
    const seconds = computeRetryDelay(result.headers.get('retry-after'), attempt, options.now())
    if (seconds > LONGEST_WAIT_S) {
      throw new SmartError(
        'rate-limited',
        `The FHIR server returned ${result.status} and asks to wait ${seconds} seconds.`,
        {
          status: result.status,
          retryAfter: seconds,
          whatToTry: 'Try again after that time.',
        },
      )
    }
    options.onWait?.(seconds, result.status)
    await options.sleep(seconds * 1000)
  }
}

function toInit({ method, headers, body, accessToken, signal }: FhirRequest): RequestInit {
  return {
    method,
    headers: {
      accept: 'application/fhir+json',
      ...(body === undefined
        ? {}
        : { 'content-type': method === 'PATCH' ? 'application/json-patch+json' : 'application/fhir+json' }),
      ...headers,
      ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
    },
    ...(body === undefined ? {} : { body }),
    ...(signal ? { signal } : {}),
  }
}

function redirected({ url, accessToken }: FhirRequest, { status, headers }: RecordedResult): SmartError {
  const where = `${url} redirected (${status}) to ${headers.get('location') ?? 'nowhere'}`
  if (accessToken === undefined)
    return new SmartError('redirect-refused', `${where}; redirects are not followed.`, {
      status,
      whatToTry: 'Use the final URL, not one that redirects to it.',
    })
  return new SmartError('redirect-refused', `${where}; redirects are not followed with a token.`, {
    status,
    whyItMatters: 'The access token would be sent wherever the redirect points.',
    whatToTry: 'Request the final URL directly, if it is below the FHIR base.',
  })
}
