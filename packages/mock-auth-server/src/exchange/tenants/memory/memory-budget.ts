import { getHeapStatistics } from 'node:v8'

const MB = 1024 * 1024
const DEFAULT_MB = 512

/**
 * Returns the bytes that all tenants may have together, of a heap of so many bytes: by default, half of it is left for
 * the data that they share and for the work.
 */
export function getMemoryBudget(
  megabytes: number | undefined,
  heap: number = getHeapStatistics().heap_size_limit,
): number {
  return (megabytes ?? Math.min(DEFAULT_MB, Math.floor(heap / MB / 2))) * MB
}
