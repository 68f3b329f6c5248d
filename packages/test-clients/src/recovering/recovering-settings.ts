/** What a recovering client is. */
export interface RecoveringSettings {
  readonly fhirBase: string
  readonly clientId: string
  /** Without one it is a public client. */
  readonly secret: string | undefined
  readonly redirectUri: string
  readonly scope: string
  /** Certificates that it takes, as PEM. */
  readonly trusts: string | undefined
}
