import type { AppliedPreset } from '../../../options/resolve-options.ts'

/** The contents of the banner: that this is a mock, its tenant, its preset, its armed faults. */
export interface Banner {
  readonly tenant: string
  readonly preset?: Pick<AppliedPreset, 'name' | 'date'> | undefined
  readonly faults: readonly string[]
}

/** The common parts of sign-in, picker and consent: the requester, and the banner unless it is off. */
export interface Shell {
  readonly clientName: string
  /** Host of the redirect URI, or its scheme for a native app. */
  readonly clientHost: string
  readonly banner?: Banner | undefined
}
