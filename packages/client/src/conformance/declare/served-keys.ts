import type { JWK } from 'jose'

/** A request for the key set of a run. */
export interface KeySetRequest {
  readonly exchangeId: string
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly method: string
  readonly accept: string | undefined
  /** Seconds for which the response may be cached. */
  readonly maxAgeS: number
}

/** The key set that a run serves. */
export interface ServedKeys {
  /** Its address for the server. */
  readonly url: string
  /** Requests so far, the first ones where there are very many. */
  readonly requests: readonly KeySetRequest[]
  /** Changes what is served from now on, and the seconds for which it may be cached. */
  readonly publish: (keys: readonly JWK[], maxAgeS: number) => void
}
