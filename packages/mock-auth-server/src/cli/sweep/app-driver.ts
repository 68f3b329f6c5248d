import type { ArmedHandle, MockTenant } from '../../mock/mock-tenant.ts'

/** Begins the app under test, waits until it is done, and posts what it saw to the tenant. */
export interface AppDriver {
  /** Throws when the signal breaks it off. */
  run(tenant: MockTenant, armed: ArmedHandle | undefined, signal: AbortSignal): Promise<DriverArtifacts>
  close(): Promise<void>
}

/** What a driver has to show beside its observations. */
export interface DriverArtifacts {
  /** The app's page at the end, as a `data:` URL. */
  readonly screenshot?: string
}
