import type { HostedTenant } from './route.ts'

const LOST = 'a process ended while it held a reply or passed it on: what the client had of it is unknown'

/** Says in the journal of a tenant that it is unknown whether the client had a reply. */
export function markLoss({ tenant, recorder }: HostedTenant): void {
  tenant.journal.markGap(LOST)
  const written = tenant.parent ?? tenant
  written.noteChange()
  recorder?.flush()?.catch(() => undefined)
}
