/** What the thin strip tells: that this is a mock, which tenant, which faults are armed. */
export interface Banner {
  readonly tenant: string
  readonly faults: readonly string[]
}

/** What sign-in, picker and consent have in common: who is asking, and the strip unless it is off. */
export interface Shell {
  readonly clientName: string
  /** Host of the redirect URI, or its scheme for a native app. */
  readonly clientHost: string
  readonly strip?: Banner | undefined
}
