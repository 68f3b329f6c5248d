import type { ClientKeys } from '../client-keys.ts'

/** What a careless client is told to do. */
export interface CarelessSettings {
  readonly fhirBase: string
  readonly clientId: string
  readonly redirectUri: string
  readonly secret?: string
  /** Signs assertions with these instead of sending a secret. */
  readonly keys?: ClientKeys
  readonly scope: string
  /** Begins at the EHR's launch link instead of by itself. */
  readonly launchUrl?: string
  /** Whether it sends a nonce. */
  readonly nonce?: boolean
  /** Sends the authorize request as a form. */
  readonly authorizeBy?: 'GET' | 'POST'
  /** The access token of a session that it never ended, and goes on using. */
  readonly lingering?: string
  /** Told when its callback arrives, before it is taken. */
  readonly atCallback?: () => void
  /** Callbacks that somebody else opens in its page before its own arrives. */
  readonly opens?: readonly string[]
  /** Exports in bulk, too. */
  readonly bulk?: boolean
  /** What else it does, where a fault is about that. */
  readonly needs?: readonly string[]
  /** Redeems every callback that it is handed, however often. */
  readonly deliveries?: number
  /** Asked before every request: goes no further once it holds. */
  readonly enough?: () => boolean
}
