import type { FactHistory, FactRecord } from '../../core/journal/facts.ts'

/** Milliseconds between the starts of two requests that count as concurrent. */
export const SIDE_BY_SIDE_MS = 2000

/** Finds earlier refreshes with a token, oldest first. */
export function findRefreshes(history: FactHistory, refreshToken: string | undefined): readonly FactRecord[] {
  if (!refreshToken) return []
  return history.findByValue('refreshToken', refreshToken).filter(({ step }) => step === 'token')
}

/**
 * Returns `true` when the client can know the outcome of a refresh: no fault changed the reply, and it
 * arrived.
 */
export function isOutcomeKnown({ facts: { struck, delivery } }: FactRecord): boolean {
  return struck === undefined && delivery !== 'aborted'
}
