import type { Delivery, HostedTenant } from '../../exchange/route.ts'
import type { PassedConnection } from './passed-connection.ts'

const GAP = 'the process that passed a reply on ended before the client had it, or may have'

/**
 * Returns what became of a reply that another process passes on: only that process knows whether the client left. When it
 * ends without a word, the journal has a gap.
 */
export function judgeDelivery(
  connection: PassedConnection,
  delivery: Delivery,
  { tenant, recorder }: HostedTenant,
): Delivery {
  connection.whenCut(() => {
    tenant.journal.markGap(GAP)
    const written = tenant.parent ?? tenant
    written.noteChange()
    recorder?.flush()?.catch(() => undefined)
  })
  return delivery === 'abandoned' && !connection.hasLeft ? 'released' : delivery
}
