import { markLoss } from '../../exchange/mark-loss.ts'
import type { Delivery, HostedTenant } from '../../exchange/route.ts'
import type { PassedConnection } from './passed-connection.ts'

/**
 * Returns what became of a reply that another process passes on: only that process knows whether the client left. When it
 * ends without a word, also later, the journal has a gap.
 */
export function judgeDelivery(
  connection: PassedConnection,
  delivery: Delivery,
  host: HostedTenant,
): Delivery {
  connection.whenCut(() => markLoss(host))
  return delivery === 'abandoned' && !connection.hasLeft ? 'lost' : delivery
}
