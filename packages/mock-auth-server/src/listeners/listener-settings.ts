import type { PortSetting } from './listen.ts'
import type { StoreSettings } from './store-settings.ts'
import type { Certificate } from './tls/certificate.ts'

/** The addresses of a mock's listeners, and the URLs by which clients reach them. */
export interface ListenerSettings {
  /** Ports of the listeners; a free one by default. */
  readonly ports?: {
    readonly public?: PortSetting
    readonly control?: PortSetting
    readonly canary?: PortSetting
  }
  /** Address that wire and canary listen on; loopback by default. */
  readonly host?: string
  /**
   * Base of every published URL, when it differs from the address of the public listener: behind a proxy, in
   * a container.
   */
  readonly publicUrl?: string
  /** Base of the canary's published URLs; its host must differ from that of the public URL. */
  readonly canaryUrl?: string
  /**
   * Https for public listener and canary, with this certificate or one created at start for the hosts of
   * their URLs.
   */
  readonly https?: Certificate | 'local'
  /** Address of the control listener; beyond loopback it requires a token. */
  readonly controlHost?: string
  /**
   * Published URL of the control listener, without a path; under a name other than loopback it requires a
   * token.
   */
  readonly controlUrl?: string
  /** Token of the control listener; generated when one is required. */
  readonly controlToken?: string
  /** The store for what must outlive the process; in memory by default. */
  readonly store?: StoreSettings
  /** `true` when links may carry scenarios; by default only when no other machine can follow them. */
  readonly allowScenarios?: boolean
}
