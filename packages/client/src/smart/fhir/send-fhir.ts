import type { RecordedFetch, RecordedResult } from '../http/recorder.ts'
import { SmartError } from '../smart-error.ts'
import { retryDelay } from './retry-delay.ts'

export interface FhirRequest {
  method: string
  /** Absolute and guarded. */
  url: string
  headers?: Record<string, string> | undefined
  body?: string | undefined
  accessToken: string
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
 * One FHIR request with the bearer token. A busy server is asked again for GET only, at most twice, and never before
 * Retry-After has passed (F-246 … F-248). Redirects are not followed (F-267).
 *
 * @throws SmartError redirect-refused, rate-limited or what the network says.
 */
export async function sendFhir(
  fetch: RecordedFetch,
  request: FhirRequest,
  options: FhirSendOptions,
): Promise<RecordedResult> {
  for (let attempt = 1; ; attempt++) {
    const result = await fetch(request.url, toInit(request), {
      to: 'fhir-server',
      timeoutMs: TIMEOUT_MS,
      maxBytes: MAX_BYTES,
    })
    if (result.status >= 300 && result.status < 400 && result.status !== 304)
      throw redirected(request.url, result)
    if (!BUSY.has(result.status) || request.method !== 'GET' || attempt >= ATTEMPTS) return result
    const seconds = retryDelay(result.headers.get('retry-after'), attempt, options.now())
    if (seconds > LONGEST_WAIT_S) {
      throw new SmartError(
        'rate-limited',
        `The FHIR server answered ${result.status} and asks to wait ${seconds} seconds.`,
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

function toInit({ method, headers, body, accessToken }: FhirRequest): RequestInit {
  return {
    method,
    headers: {
      accept: 'application/fhir+json',
      ...(body === undefined
        ? {}
        : { 'content-type': method === 'PATCH' ? 'application/json-patch+json' : 'application/fhir+json' }),
      ...headers,
      authorization: `Bearer ${accessToken}`,
    },
    ...(body === undefined ? {} : { body }),
  }
}

function redirected(url: string, { status, headers }: RecordedResult): SmartError {
  return new SmartError(
    'redirect-refused',
    `${url} answered ${status} to ${headers.get('location') ?? 'nowhere'}; a request with a token is not redirected.`,
    {
      status,
      whyItMatters: 'The access token would go wherever the redirect points.',
      whatToTry: 'Ask for the right address directly, if it lies below the FHIR base.',
    },
  )
}
