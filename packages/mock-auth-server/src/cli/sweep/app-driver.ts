import type { ArmedHandle } from '../../mock/armed-handle.ts'
import type { MockTenant } from '../../mock/mock-tenant.ts'

/**
 * A driver that starts the app under test, waits until it is done, and posts its observations to the tenant.
 */
export interface AppDriver {
  /** Name and version of the browser that it operates; `undefined` without one. */
  readonly browser: string | undefined
  /** Runs the app; the first two runs are the reference runs, and `armed` is `undefined` in them. Throws when the signal breaks it off. */
  run(tenant: MockTenant, armed: ArmedHandle | undefined, signal: AbortSignal): Promise<DriverArtifacts>
  close(): Promise<void>
}

/** The artifacts of a driver beside its observations. */
export interface DriverArtifacts {
  /** The app's page at the end, as a `data:` URL. */
  readonly screenshot?: string
  /** The visible text of the app's pages at the end; not redacted. */
  readonly pageText?: string
}
