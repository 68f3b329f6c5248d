import type { LiveRun } from './live-run.ts'

/**
 * Shows a refused callback in the newest run that waits for one; the run continues to wait for the genuine
 * one (F-061).
 */
export async function recordStrayCallback(runs: readonly LiveRun[], thrown: unknown): Promise<void> {
  const waiting = runs.findLast(({ pending }) => pending !== undefined)
  await waiting?.tools.run.step('callback', () => Promise.reject(thrown)).catch(() => {})
}
