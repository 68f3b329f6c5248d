import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { isDataStep } from '../core/journal/steps.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isReaction } from './shared/is-reaction.ts'
import { concludeMissing } from './shared/presence.ts'
import { isRefresh } from './shared/steps.ts'

/**
 * Expects one refresh, then a request with the token that it issued (J7); a later refresh has another reason,
 * and one that the server could not answer may be tried again.
 */
export const refreshesOnce: () => Expectation = defineExpectation('refreshesOnce', () => ({
  sentence: 'refreshes once and uses the new token',
  start: (context) => {
    const refreshes: JournalEntry[] = []
    const issued = new Set<string>()
    let used: JournalEntry | undefined
    return {
      onExchange: (entry) => {
        if (!isReaction(context, entry)) return undefined
        if (isRefresh(entry) && !isUnavailable(entry) && (!used || entry.startedAt < used.startedAt)) {
          refreshes.push(entry)
          if (entry.facts.issuedAccessToken !== undefined) issued.add(entry.facts.issuedAccessToken)
          if (refreshes.length > 1) {
            return conclude('not met', `${refreshes.length} refreshes, one is allowed`, ...refreshes)
          }
        }
        if (isDataStep(entry.step) && issued.has(entry.facts.accessToken ?? '')) used ??= entry
        return undefined
      },
      conclude: (state) =>
        used
          ? conclude('met', 'a request with the refreshed token followed', ...refreshes, used)
          : concludeMissing(state, 'request with a refreshed token'),
    }
  },
}))

function isUnavailable({ sent }: JournalEntry): boolean {
  return sent === undefined || sent.status >= 500 || sent.status === 0
}
