import type { LiveRun } from './live-run.ts'

/** Shows a refused callback in the newest run that waits for one, which goes on waiting for the genuine one (F-061). */
export async function recordStrayCallback(runs: readonly LiveRun[], thrown: unknown): Promise<void> {
  const waiting = runs.findLast(({ pending }) => pending !== undefined)
  await waiting?.tools.run.step('callback', () => Promise.reject(thrown)).catch(() => {})
}
