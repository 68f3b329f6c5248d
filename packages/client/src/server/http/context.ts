import type { BundleCache } from '../../smart/brands/fetch-bundle.ts'
import type { ConformanceStore } from '../conformance/conformance-store.ts'
import type { ClientKeys } from '../keys/load-keys.ts'
import type { RunStore } from '../runs/run-store.ts'
import type { BrowserSession, SessionStore } from '../runs/session-store.ts'
import type { ClientOptions } from '../settings/options.ts'
import type { ServerListStore } from '../settings/server-list-store.ts'

/** The dependencies of the routes. */
export interface ClientServices {
  options: ClientOptions
  /** Origin, e.g. http://localhost:4020 */
  origin: string
  redirectUri: string
  launchUrl: string
  jwksUrl: string
  keys: ClientKeys
  servers: ServerListStore
  runs: RunStore
  conformance: ConformanceStore
  sessions: SessionStore
  /** Brand bundles that were loaded, for all browsers: they are public. */
  bundles: BundleCache
}

/** Variables of a request. */
export interface ClientEnv {
  Variables: {
    session: BrowserSession
    nonce: string
    /** The target that forms of this page may have; only this client when unset. */
    formAction?: string
  }
}
