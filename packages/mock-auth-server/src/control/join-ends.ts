import type { HostedTenant } from '../exchange/route.ts'

/** Returns a signal that ends what waits at a tenant: the mock stops, or another process may serve the tenant. */
export function joinEnds({ recorder }: HostedTenant, stopping: AbortSignal): AbortSignal {
  return recorder ? AbortSignal.any([stopping, recorder.lost]) : stopping
}
