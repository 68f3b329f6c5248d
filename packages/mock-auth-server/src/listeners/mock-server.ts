import type { Tenants } from '../exchange/tenants/tenants.ts'
import type { MetricRegistry } from '../metrics/metric-registry.ts'
import type { Health } from './health.ts'
import type { Peers } from './peer/peers.ts'

/** The running listeners of one process. */
export interface MockServer {
  readonly publicUrl: string
  readonly controlUrl: string
  readonly canaryUrl: string
  /** Token that the control listener requires; `undefined` on loopback, unless one was configured. */
  readonly controlToken: string | undefined
  /** The certificate of wire and canary, as PEM, when they speak https; with those that faults use. */
  readonly certificate: string | undefined
  /** The ports of the listeners. */
  readonly ports: { readonly public: number; readonly control: number; readonly canary: number }
  readonly tenants: Tenants
  /** The metrics at `/metrics` of the control listener. */
  readonly metrics: MetricRegistry
  /** The parts at `/health` and `/ready` of the control listener. */
  readonly health: Health
  /** `false` when a store had the default tenant already. */
  readonly isNew: boolean
  /** The other processes, where several share a store. @internal */
  readonly peers: Peers | undefined
  /** Ends the replies of a tenant that hang. */
  releaseReplies(tenant: string): void
  /** Aborted when the mock stops, so that streams and waits of the control API end. */
  readonly stopping: AbortSignal
  /**
   * Ends everything that hangs, and all listeners; responses in progress have this number of milliseconds to
   * finish, none by default.
   */
  close(graceMs?: number): Promise<void>
}
