import type { ClientKeys } from '../client-keys.ts'
import type { CarefulLogin } from './careful-login.ts'

/** The settings of a careful client, and what is done to it. */
export interface CarefulSettings {
  readonly fhirBase: string
  readonly clientId: string
  readonly secret?: string
  /** Signs assertions with these instead of sending a secret. */
  readonly keys?: ClientKeys
  readonly redirectUri: string
  readonly scope: string
  /** The URL that the EHR opened, in an EHR launch: the only accepted `iss` is `fhirBase`. */
  readonly opened?: URL
  readonly authorizeBy?: 'GET' | 'POST'
  /** Changes to the login that the user's browser makes while the callback waits. */
  readonly meddle?: (login: CarefulLogin, callback: URL) => void
  readonly nonce: boolean
}
