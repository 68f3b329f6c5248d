import type { ClientKeys } from '../client-keys.ts'

/** The settings of a careless client. */
export interface CarelessSettings {
  readonly fhirBase: string
  readonly clientId: string
  readonly redirectUri: string
  readonly secret?: string
  /** Signs assertions with these instead of sending a secret. */
  readonly keys?: ClientKeys
  readonly scope: string
  /** URL of the EHR's launch link, for a launch by the EHR. */
  readonly launchUrl?: string
  /** `true` when it sends a nonce. */
  readonly nonce?: boolean
  /** Sends the authorize request as a form. */
  readonly authorizeBy?: 'GET' | 'POST'
  /** The access token of a session that it never ended, and continues to use. */
  readonly lingering?: string
  /** Called when its callback arrives, before it is processed. */
  readonly atCallback?: () => void
  /** Callbacks that another user opens in its page before its own arrives. */
  readonly opens?: readonly string[]
  /** Exports in bulk, too. */
  readonly bulk?: boolean
  /** Further prerequisites of a fault that the client fulfils. */
  readonly needs?: readonly string[]
  /** Redeems every callback that it is handed, however often. */
  readonly deliveries?: number
  /** Called before every request: `true` stops the client. */
  readonly enough?: () => boolean
}
