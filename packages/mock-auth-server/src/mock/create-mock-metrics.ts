import { listTenantMetrics } from '../exchange/tenants/list-tenant-metrics.ts'
import type { Tenants } from '../exchange/tenants/tenants.ts'
import type { Peers } from '../listeners/peer/peers.ts'
import type { PendingReplies } from '../listeners/replies/pending-replies.ts'
import { EventLoopDelay } from '../metrics/event-loop-delay.ts'
import { listProcessMetrics } from '../metrics/list-process-metrics.ts'
import type { Metric } from '../metrics/metric.ts'
import { MetricRegistry } from '../metrics/metric-registry.ts'
import { listStoreMetrics } from './list-store-metrics.ts'

/** The parts of a mock that are measured. */
interface MeasuredParts {
  readonly tenants: Tenants
  readonly held: PendingReplies
  readonly stopping: AbortSignal
  /** The other processes, where several share a store. */
  readonly peers: Peers | undefined
}

/** Creates the metrics of a mock; what it has beyond tenants adds its own to them. */
export function createMockMetrics({ tenants, held, stopping, peers }: MeasuredParts): MetricRegistry {
  const registry = new MetricRegistry()
  registry.add(tenants.exchanges.list())
  registry.add([createStrikeMetric(tenants), createPendingMetric(held)])
  registry.add(listTenantMetrics(tenants))
  registry.add(listProcessMetrics())
  registry.add(new EventLoopDelay(stopping).list())
  if (tenants.shared && peers) registry.add(listStoreMetrics(tenants.shared.store, peers))
  return registry
}

function createStrikeMetric({ exchanges }: Tenants): Metric {
  return {
    name: 'smart_mock_fault_strikes_total',
    type: 'counter',
    help: 'Strikes of faults, by the step that declares the fault.',
    read: async () => {
      // The declarations are loaded only when they are needed: they take as long as the start.
      const [{ FAULT_GROUPS }, { getFaultGroup }] = await Promise.all([
        import('../faults/list.ts'),
        import('../faults/get-fault-group.ts'),
      ])
      const counts = new Map(Object.keys(FAULT_GROUPS).map((group) => [group, 0]))
      for (const [name, count] of exchanges.listStrikes()) {
        const group = getFaultGroup({ name })
        counts.set(group, (counts.get(group) ?? 0) + count)
      }
      return [...counts].map(([group, value]) => ({ labels: { group }, value }))
    },
  }
}

const createPendingMetric = (held: PendingReplies): Metric => ({
  name: 'smart_mock_pending_replies',
  type: 'gauge',
  help: 'Replies that a fault delays or never sends.',
  read: () => held.size,
})
