/** A strike that was delivered, as monitors need it. */
export interface Strike {
  /** Sequence number of the struck exchange, or of the observation that a driver acted. */
  readonly seq: number
  readonly run: string | undefined
  /** Wall-clock time in milliseconds. */
  readonly at: number
}
