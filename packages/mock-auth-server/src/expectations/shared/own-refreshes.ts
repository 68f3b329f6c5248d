import type { StrikeContext } from '../../core/declare/expectation.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { isRefresh } from './steps.ts'

/**
 * Returns `true` for a refresh in the run of the strike, or one of the same client with a token that was
 * never issued: it belongs to no run, so it begins one.
 */
export function isOwnRefresh(context: StrikeContext, entry: JournalEntry, isInRun: boolean): boolean {
  if (!isRefresh(entry)) return false
  if (isInRun) return true
  const { clientId, refreshToken = '' } = entry.facts
  return (
    clientId !== undefined &&
    clientId === context.fact('clientId') &&
    context.history.findByValue('issuedRefreshToken', refreshToken).length === 0
  )
}
