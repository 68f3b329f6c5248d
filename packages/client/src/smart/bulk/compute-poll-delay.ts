import { computeRetryDelay } from '../fhir/compute-retry-delay.ts'

const LONGEST_S = 300

/**
 * Computes the seconds until the next poll: never before Retry-After is over (F-302, F-303), and at least a
 * quarter of the time that the export has taken so far, so that the delays grow (F-301).
 */
export function computePollDelay(retryAfter: string | null, elapsedMs: number, now: number): number {
  const own = Math.min(LONGEST_S, Math.max(1, Math.ceil(elapsedMs / 4000)))
  return retryAfter === null ? own : Math.max(own, computeRetryDelay(retryAfter, 1, now))
}
