import type { PortSetting } from './listen.ts'
import type { Certificate } from './tls/certificate.ts'

/** Where the listeners of a mock are, and how others reach them. */
export interface ListenerSettings {
  /** Ports of the listeners; a free one by default. */
  readonly ports?: {
    readonly wire?: PortSetting
    readonly control?: PortSetting
    readonly canary?: PortSetting
  }
  /** Address that wire and canary listen on; loopback by default. */
  readonly host?: string
  /** What every published URL begins with, when that is not where the wire listens: behind a proxy, in a container. */
  readonly publicUrl?: string
  /** The same for the canary; its host must be another one than that of the public URL. */
  readonly canaryUrl?: string
  /** Wire and canary speak https, by this certificate or one made on the spot for the hosts of their URLs. */
  readonly https?: Certificate | 'local'
  /** Address that the control listener listens on; beyond loopback it asks for a token. */
  readonly controlHost?: string
  /** How others reach the control listener, a URL without a path; under another name than loopback's it asks for a token. */
  readonly controlUrl?: string
  /** Token of the control listener; made up when it needs one. */
  readonly controlToken?: string
  /** Whether links may carry scenarios; by default only when nobody but this machine can follow them. */
  readonly scenarios?: boolean
}
