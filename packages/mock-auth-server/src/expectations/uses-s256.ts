import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { concludeAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isReaction } from './shared/is-reaction.ts'

/** Expects that an authorize request carries an S256 challenge, or is not sent (C-047). */
export const usesS256: () => Expectation = defineExpectation('usesS256', () => ({
  sentence: 'sends an S256 challenge, or stops',
  start: (context) => {
    let good: JournalEntry | undefined
    return {
      onExchange: (entry) => {
        if (!isReaction(context, entry) || entry.step !== 'authorize') return undefined
        const { codeChallenge, codeChallengeMethod } = entry.facts
        if (!codeChallenge || codeChallengeMethod !== 'S256') {
          return conclude('not met', 'the authorize request had no S256 challenge', context, entry)
        }
        good ??= entry
        return undefined
      },
      conclude: (state) =>
        good
          ? conclude('met', 'the authorize request had an S256 challenge', good)
          : concludeAbsence(state, 'no authorize request was sent'),
    }
  },
}))
