/** A certificate (or chain) and its private key, as PEM. */
export interface Certificate {
  readonly cert: string
  readonly key: string
}
