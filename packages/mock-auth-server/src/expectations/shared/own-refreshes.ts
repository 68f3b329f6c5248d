import { type Conclusion, conclude } from '../../core/declare/conclusion.ts'
import type { StrikeContext } from '../../core/declare/expectation.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { isRefresh } from './steps.ts'

/**
 * Returns `true` for a refresh in the run of the strike, or one of the same client with a token that was
 * never issued: it belongs to no run, so it begins one. Returns `unknown` when the token may have been issued in
 * an exchange that is no longer known.
 */
export function isOwnRefresh(
  context: StrikeContext,
  entry: JournalEntry,
  isInRun: boolean,
): boolean | 'unknown' {
  if (!isRefresh(entry)) return false
  if (isInRun) return true
  const { clientId, refreshToken = '' } = entry.facts
  if (clientId === undefined || clientId !== context.fact('clientId')) return false
  if (context.history.findByValue('issuedRefreshToken', refreshToken).length > 0) return false
  return context.history.complete || 'unknown'
}

/** Concludes that a refresh may have been one of another session, whose token the journal has forgotten. */
export function concludeUnknownRefresh(entry: JournalEntry): Conclusion {
  const says = 'a refresh sent a token that may be of another session: older exchanges were evicted'
  return conclude('inconclusive', says, entry)
}
