import { FhirError } from '../model/fhir-error.ts'
import { serializeJson } from '../model/json.ts'
import { parseJsonBody } from '../validation/parse-json-body.ts'
import { readAtMost } from './read-at-most.ts'

export interface UpstreamSettings {
  /** Absolute FHIR base, without a trailing slash. */
  readonly base: string
  /** Returns the `Authorization` header for the upstream; called for each request. */
  readonly authorization?: () => Promise<string>
  /** Milliseconds after which one request is aborted; 20 s by default. */
  readonly timeoutMs?: number
  /** Replacement of fetch, for recording and replaying. */
  readonly fetch?: typeof fetch
}

/** A response of the upstream that is not a failure of its own. */
export interface UpstreamResponse {
  readonly status: number
  readonly location: string | undefined
  /** Parsed JSON with the URLs of the upstream; `undefined` without a body. */
  readonly body: unknown
}

const BODY_BYTES = 20_000_000
const TIMEOUT_MS = 20_000

/**
 * A client of the upstream, with its own credentials; of the incoming request only the given values are sent.
 * Redirects are not followed. Throws FhirError 502, 503, 504 or 429 when the upstream fails, redirects, is
 * slow or does not return JSON.
 */
export class UpstreamClient {
  readonly base: string
  readonly #settings: UpstreamSettings

  constructor(settings: UpstreamSettings) {
    this.#settings = settings
    this.base = settings.base
  }

  /** Sends a request; `target` is below the base, or a URL of the upstream itself. */
  async request(
    method: string,
    target: string,
    { body, ifMatch }: { body?: unknown; ifMatch?: string | undefined } = {},
  ): Promise<UpstreamResponse> {
    const { authorization, fetch: fetchIt = fetch, timeoutMs = TIMEOUT_MS } = this.#settings
    const url = this.resolve(target)
    try {
      const response = await fetchIt(url, {
        method,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          Accept: 'application/fhir+json',
          ...(authorization ? { Authorization: await authorization() } : {}),
          ...(body === undefined ? {} : { 'Content-Type': 'application/fhir+json' }),
          ...(ifMatch === undefined ? {} : { 'If-Match': ifMatch }),
        },
        ...(body === undefined ? {} : { body: serializeJson(body) }),
      })
      refuseFailure(response)
      const bytes = await readAtMost(response, BODY_BYTES)
      return {
        status: response.status,
        location: response.headers.get('location') ?? undefined,
        body: bytes.length === 0 ? undefined : json(bytes, response.ok),
      }
    } catch (error) {
      if (error instanceof FhirError) throw error
      if (error instanceof Error && error.name === 'TimeoutError') {
        throw new FhirError(504, 'timeout', 'The upstream did not respond in time')
      }
      throw new FhirError(502, 'transient', 'The upstream is unreachable')
    }
  }

  /**
   * Returns the absolute URL of a target; throws FhirError 502 for one of another server, which must not get
   * the credentials.
   */
  resolve(target: string): string {
    const base = new URL(`${this.base}/`)
    const url = new URL(target, base)
    const inside = url.pathname.startsWith(base.pathname) || `${url.pathname}/` === base.pathname
    if (url.origin === base.origin && inside && url.username === '') return url.href
    throw new FhirError(502, 'processing', 'The upstream points to another server')
  }
}

function refuseFailure({ status, headers }: Response): void {
  const after = headers.get('retry-after')
  const retry: [string, string][] =
    after !== null && /^[\w,: ]{1,40}$/.test(after) ? [['Retry-After', after]] : []
  if (status === 0 || (status >= 300 && status < 400)) {
    throw new FhirError(502, 'processing', 'The upstream returned a redirect, which is not followed')
  }
  if (status === 401 || status === 403 || status === 407) {
    throw new FhirError(502, 'processing', 'The upstream rejected the credentials of this server')
  }
  if (status === 429) throw new FhirError(429, 'throttled', 'The upstream returned too many requests', retry)
  if (status === 503) throw new FhirError(503, 'transient', 'The upstream is unavailable', retry)
  if (status === 504) throw new FhirError(504, 'timeout', 'The upstream timed out')
  if (status >= 500) throw new FhirError(502, 'transient', 'The upstream failed')
}

/**
 * Parses the body of a response. A success must be JSON (throws FhirError 502 otherwise); an error may have
 * any body.
 */
function json(bytes: Uint8Array, needed: boolean): unknown {
  try {
    return parseJsonBody(bytes)
  } catch {
    if (!needed) return undefined
    throw new FhirError(502, 'processing', 'The upstream does not return FHIR JSON')
  }
}
