import type { JournalEntry, Run } from '../api/types.ts'

/** Apps look around at a server long before, and long after, anybody logs in. */
const LOOKING_AROUND = new Set([
  'discovery',
  'metadata',
  'openid-configuration',
  'jwks',
  'preflight',
  'probe',
])

/** The newest run in which more happened than looking around; without one, the newest. */
export function selectFollowedRun(runs: readonly Run[], entries: readonly JournalEntry[]): Run | undefined {
  const telling = new Set(
    entries
      .filter(({ step, struck }) => struck.length > 0 || !LOOKING_AROUND.has(step))
      .map(({ run }) => run),
  )
  return runs.findLast(({ id }) => telling.has(id)) ?? runs.at(-1)
}
