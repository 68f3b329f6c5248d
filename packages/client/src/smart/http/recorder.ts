import type { Exchange, Party } from '../../model/exchange.ts'
import { toSmartError } from '../smart-error.ts'
import { type BoundedFetch, type BoundedResponse, fetchBounded } from './bounded-fetch.ts'
import { findJwts } from './find-jwts.ts'
import { maskSecrets } from './mask-secrets.ts'
import { readParameters } from './read-parameters.ts'

/** Facts that a recording fetch needs about the request that it sends. */
export interface RequestOptions {
  to: Party
  timeoutMs?: number
  maxBytes?: number
  /** Maximum number of characters of the response that are recorded. */
  keptCharacters?: number
  /** Names of form parameters that are recorded without their values. */
  secretParameters?: readonly string[]
  /** See `Bounds`. */
  binary?: boolean
  /** The sender and its way of sending, when it is not this client itself. */
  from?: Party
  send?: BoundedFetch
}

export type RecordedFetch = (
  url: string,
  init: RequestInit,
  options: RequestOptions,
) => Promise<RecordedResult>

export interface RecordedResult extends BoundedResponse {
  exchangeId: string
}

export interface RecorderOptions {
  stepId: string
  newId: () => string
  now: () => number
  /** Called when a request is sent and again when its response is complete. */
  onExchange: (exchange: Exchange) => void
}

/** Milliseconds to wait for one response. */
const TIMEOUT_MS = 10_000
/** Bytes read of an OAuth document. */
const MAX_BYTES = 2_000_000
const KEPT_CHARACTERS = 500_000

/**
 * Creates a fetch function that records each request and response, raw except for the client's own secret.
 */
export function createRecorder(options: RecorderOptions): RecordedFetch {
  return async (
    url,
    init,
    {
      to,
      from = 'app',
      send = fetchBounded,
      timeoutMs = TIMEOUT_MS,
      maxBytes = MAX_BYTES,
      keptCharacters = KEPT_CHARACTERS,
      binary = false,
      secretParameters = [],
    },
  ) => {
    const request = maskSecrets(url, init, secretParameters)
    const exchange: Exchange = {
      id: options.newId(),
      stepId: options.stepId,
      from,
      to,
      startedAt: options.now(),
      request: { ...request, parameters: readParameters(request.url, request.body, request.headers) },
      jwts: findJwts(request.body ?? '', request.headers),
    }
    options.onExchange(exchange)
    try {
      const result = await send(url, init, { timeoutMs, maxBytes, binary })
      options.onExchange({
        ...exchange,
        durationMs: options.now() - exchange.startedAt,
        response: {
          status: result.status,
          statusText: result.statusText,
          headers: [...result.headers],
          body: result.text.slice(0, keptCharacters),
          bytes: result.bytes,
          truncated: result.text.length > keptCharacters,
        },
        jwts: [...exchange.jwts, ...findJwts(result.text, [])],
      })
      return { ...result, exchangeId: exchange.id }
    } catch (thrown) {
      const error = toSmartError(thrown)
      options.onExchange({
        ...exchange,
        durationMs: options.now() - exchange.startedAt,
        error: { name: error.code, message: error.message },
      })
      throw error
    }
  }
}
