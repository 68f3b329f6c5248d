import { expect, it } from 'vitest'
import type { Metric } from './metric.ts'
import { MetricRegistry } from './metric-registry.ts'

const gauge: Metric = { name: 'store_connections', type: 'gauge', help: 'Connections.', read: () => 3 }

it('reads what another part of the process has added, each time that it is collected', async () => {
  const registry = new MetricRegistry()
  let count = 1
  registry.add([
    gauge,
    { name: 'store_trips_total', type: 'counter', help: 'Trips.', read: async () => count },
  ])
  count = 2
  expect(await registry.collect()).toEqual([
    { name: 'store_connections', type: 'gauge', help: 'Connections.', samples: [{ value: 3 }] },
    { name: 'store_trips_total', type: 'counter', help: 'Trips.', samples: [{ value: 2 }] },
  ])
})

it.each<[Partial<Metric>, string]>([
  [{}, 'there is a metric store_connections already'],
  [{ name: 'store-connections' }, 'words joined by underscores'],
  [{ name: 'Store_connections' }, 'words joined by underscores'],
  [{ name: 'connections' }, 'words joined by underscores'],
  [{ name: 'store_connections_total' }, 'is a gauge; the names of counters, and no others, end with _total'],
  [{ name: 'store_trips', type: 'counter' }, 'is a counter; the names of counters'],
])('rejects %j', (change, problem) => {
  const registry = new MetricRegistry()
  registry.add([gauge])
  expect(() => registry.add([{ ...gauge, ...change }])).toThrow(problem)
})
