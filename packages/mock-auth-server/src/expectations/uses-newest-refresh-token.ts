import { type Conclusion, conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { concludeUnknownRefresh, isOwnRefresh } from './shared/own-refreshes.ts'

/**
 * Expects that every later refresh sends the newest issued refresh token: the old one as long as none replaced
 * it. Inconclusive for a client that does not refresh again.
 */
export const usesNewestRefreshToken: () => Expectation = defineExpectation('usesNewestRefreshToken', () => ({
  sentence: 'sends the newest refresh token that it was given',
  scope: 'tenant',
  start: (context) => {
    let newest = context.fact('issuedRefreshToken') ?? context.fact('refreshToken')
    let since = context.struck?.endedAt ?? context.at
    const right: JournalEntry[] = []
    let doubt: Conclusion | undefined
    return {
      onExchange: (entry, { isInRun }) => {
        if (entry.seq <= context.seq) return undefined
        const { refreshToken, issuedRefreshToken } = entry.facts
        const isOwn = isOwnRefresh(context, entry, isInRun)
        if (isOwn === 'unknown') doubt ??= concludeUnknownRefresh(entry)
        if (isOwn === true && entry.startedAt >= since) {
          if (refreshToken === undefined || refreshToken !== newest) {
            const sent = refreshToken === undefined ? 'no refresh token' : 'another refresh token'
            return conclude('not met', `a refresh sent ${sent} instead of the newest`, context, entry)
          }
          right.push(entry)
        }
        if (isInRun && issuedRefreshToken !== undefined) {
          newest = issuedRefreshToken
          since = entry.endedAt ?? entry.startedAt
        }
        return undefined
      },
      conclude: ({ kind }) => {
        if (doubt) return doubt
        if (right.length > 0) {
          return conclude('met', 'the next refresh sent the newest refresh token', ...right.slice(0, 3))
        }
        return kind === 'open'
          ? conclude('pending', 'waiting for the next refresh')
          : conclude('inconclusive', 'the client did not refresh again')
      },
    }
  },
}))
