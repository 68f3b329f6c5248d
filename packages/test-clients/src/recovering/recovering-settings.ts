/** The settings of a recovering client. */
export interface RecoveringSettings {
  readonly fhirBase: string
  readonly clientId: string
  /** Secret of a confidential client; `undefined` for a public one. */
  readonly secret: string | undefined
  readonly redirectUri: string
  readonly scope: string
  /** Trusted certificates as PEM. */
  readonly trusts: string | undefined
}
