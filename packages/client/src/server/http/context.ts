import type { BundleCache } from '../../smart/brands/fetch-bundle.ts'
import type { ClientKeys } from '../keys/load-keys.ts'
import type { RunStore } from '../runs/run-store.ts'
import type { BrowserSession, SessionStore } from '../runs/session-store.ts'
import type { ClientOptions } from '../settings/options.ts'
import type { ServerListStore } from '../settings/server-list-store.ts'

/** Everything that routes work with. */
export interface ClientServices {
  options: ClientOptions
  /** e.g. http://localhost:4020 */
  origin: string
  redirectUri: string
  launchUrl: string
  jwksUrl: string
  keys: ClientKeys
  servers: ServerListStore
  runs: RunStore
  sessions: SessionStore
  /** Brand bundles that were read, for all browsers: they are public. */
  bundles: BundleCache
}

/** Variables of a request. */
export interface ClientEnv {
  Variables: {
    session: BrowserSession
    nonce: string
    /** Where forms of this page may go; to this client alone when unset. */
    formAction?: string
  }
}
