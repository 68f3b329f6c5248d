/** The way in which the keys of a client are fetched from its `jwks_uri` (S-101). */
export interface JwksFetch {
  readonly accept: string
  /** Number of simultaneous requests. */
  readonly times: number
  /** `true` when they are requested once more afterwards, with `If-None-Match`. */
  readonly revalidates: boolean
}
