import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isReaction } from './shared/is-reaction.ts'
import { concludeMissing } from './shared/presence.ts'

const LIMIT = 3

/**
 * Expects that the JWKS is fetched again, within limits (J10): once more when it was known, otherwise a second
 * time.
 */
export const refetchesKeys: () => Expectation = defineExpectation('refetchesKeys', () => ({
  sentence: 'fetches the keys again, once',
  scope: 'tenant',
  start: (context) => {
    const needed = context.cameBefore('jwks') ? 1 : 2
    const fetched: JournalEntry[] = []
    /** Those of the run: a later login fetches the keys for itself. */
    const own: JournalEntry[] = []
    return {
      onExchange: (entry, { isInRun }) => {
        if (entry.step !== 'jwks' || !isReaction(context, entry)) return undefined
        if (fetched.length <= LIMIT) fetched.push(entry)
        if (isInRun) own.push(entry)
        const says = `the JWKS was fetched ${own.length} times, at most ${LIMIT} are allowed`
        return own.length > LIMIT ? conclude('not met', says, ...own) : undefined
      },
      conclude: (state) =>
        fetched.length >= needed
          ? conclude('met', 'a second fetch of the JWKS followed', ...fetched)
          : concludeMissing(state, 'second fetch of the JWKS'),
    }
  },
}))
