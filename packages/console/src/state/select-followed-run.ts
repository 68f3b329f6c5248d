import type { JournalEntry, Run } from '../api/types.ts'

/** Steps of apps that only explore a server, long before and after a login. */
const LOOKING_AROUND = new Set([
  'discovery',
  'metadata',
  'openid-configuration',
  'jwks',
  'preflight',
  'probe',
])

/** Returns the newest run with more than exploring steps; without one, the newest. */
export function selectFollowedRun(runs: readonly Run[], entries: readonly JournalEntry[]): Run | undefined {
  const telling = new Set(
    entries
      .filter(({ step, strikes }) => strikes.length > 0 || !LOOKING_AROUND.has(step))
      .map(({ run }) => run),
  )
  return runs.findLast(({ id }) => telling.has(id)) ?? runs.at(-1)
}
