import type { ClientKeys } from '../client-keys.ts'
import type { CarefulLogin } from './careful-login.ts'

/** What a careful client is, and what happens to it. */
export interface CarefulSettings {
  readonly fhirBase: string
  readonly clientId: string
  readonly secret?: string
  /** Signs assertions with these instead of sending a secret. */
  readonly keys?: ClientKeys
  readonly redirectUri: string
  readonly scope: string
  /** What the EHR opened, when it is an EHR launch: the only `iss` that is accepted is `fhirBase`. */
  readonly opened?: URL
  readonly authorizeBy?: 'GET' | 'POST'
  /** What the person's browser does to the login while the callback waits. */
  readonly meddle?: (login: CarefulLogin, callback: URL) => void
  readonly nonce: boolean
}
