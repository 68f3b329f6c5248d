import type { FactHistory, FactRecord } from '../../core/journal/facts.ts'

/** Two requests that begin within so many milliseconds were sent side by side. */
export const SIDE_BY_SIDE_MS = 2000

/** Earlier refreshes with a token, oldest first. */
export function findRefreshes(past: FactHistory, refreshToken: string | undefined): readonly FactRecord[] {
  if (!refreshToken) return []
  return past.having('refreshToken', refreshToken).filter(({ step }) => step === 'token')
}

/** Whether the client can know what a refresh came to: nothing changed the answer, and it arrived. */
export function isOutcomeKnown({ facts: { struck, delivery } }: FactRecord): boolean {
  return struck === undefined && delivery !== 'aborted'
}
