/** Means by which the EHR launches the app, beside the login driver. */
export interface LaunchMeans {
  /** Address that launches the app; placeholders in braces are filled in. */
  readonly url?: string
  /** Command that prints such an address, run by a shell in `folder`. */
  readonly command?: string
  readonly folder: string
}
