import { performance } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'
import type { Metric } from './metric.ts'

/** Returns the metrics of this process, under the names that Prometheus has for those of every process. */
export function listProcessMetrics(): Metric[] {
  return [
    {
      name: 'process_cpu_seconds_total',
      type: 'counter',
      help: 'User and system CPU time of the process.',
      read: () => {
        const { user, system } = process.cpuUsage()
        return (user + system) / 1e6
      },
    },
    {
      name: 'process_resident_memory_bytes',
      type: 'gauge',
      help: 'Resident memory of the process.',
      read: () => process.memoryUsage.rss(),
    },
    {
      name: 'process_heap_bytes',
      type: 'gauge',
      help: 'Heap of JavaScript that is in use.',
      read: () => getHeapStatistics().used_heap_size,
    },
    {
      name: 'process_start_time_seconds',
      type: 'gauge',
      help: 'Time at which the process started, in seconds since 1970; the time since is its uptime.',
      read: () => performance.timeOrigin / 1000,
    },
    {
      name: 'smart_mock_event_loop_busy_seconds_total',
      type: 'counter',
      help: 'Time in which the event loop did not wait; its rate is the load of the one core that serves requests.',
      read: () => performance.eventLoopUtilization().active / 1000,
    },
  ]
}
