import type { TenantStore } from '../exchange/tenants/shared/tenant-store.ts'
import type { Peers } from '../listeners/peer/peers.ts'
import type { Metric } from '../metrics/metric.ts'

/** Lists the metrics of the store that several processes share. */
export function listStoreMetrics(store: TenantStore, peers: Peers): readonly Metric[] {
  const { counts } = store
  return [
    {
      name: 'smart_mock_store_up',
      type: 'gauge',
      help: 'Whether the store responds, and knows this process to be alive.',
      read: () => (store.isAvailable ? 1 : 0),
    },
    {
      name: 'smart_mock_store_writable',
      type: 'gauge',
      help: 'Whether the store is up and takes writes.',
      read: () => (store.problem === undefined ? 1 : 0),
    },
    {
      name: 'smart_mock_store_leases',
      type: 'gauge',
      help: 'Tenants that this process owns.',
      read: () => store.leaseCount,
    },
    {
      name: 'smart_mock_store_round_trips_total',
      type: 'counter',
      help: 'Requests to the store that a reply waited for, by outcome.',
      read: () => [
        { labels: { outcome: 'ok' }, value: counts.done },
        { labels: { outcome: 'error' }, value: counts.failed },
      ],
    },
    {
      name: 'smart_mock_store_round_trip_seconds_total',
      type: 'counter',
      help: 'Time of those requests together.',
      read: () => counts.seconds,
    },
    {
      name: 'smart_mock_store_takeovers_total',
      type: 'counter',
      help: 'Tenants that were taken over from a process that had not given them up.',
      read: () => counts.takeovers,
    },
    {
      name: 'smart_mock_passed_requests_total',
      type: 'counter',
      help: 'Requests that were passed on to the owner of their tenant.',
      read: () => peers.count,
    },
  ]
}
