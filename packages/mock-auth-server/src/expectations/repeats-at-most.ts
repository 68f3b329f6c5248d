import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { concludeUntold, TriesOfRequests } from './shared/repeats.ts'

/** Expects a struck request at most this number of times in all, including itself (J4). */
export const repeatsAtMost: (count: number) => Expectation = defineExpectation(
  'repeatsAtMost',
  (count: number) => ({
    sentence: count === 1 ? 'does not repeat the request' : `sends the request at most ${count} times`,
    start: (context) => {
      const requests = new TriesOfRequests(context)
      const isTooOften = ({ length }: readonly JournalEntry[]) => length > count
      const concludeTooOften = (tries: readonly JournalEntry[]) =>
        conclude('not met', `${countTries(tries.length)}, at most ${count} are allowed`, ...tries)
      return {
        onStrike: (later) => requests.begin(later),
        onExchange: (entry) => {
          const tries = requests.add(entry)
          return tries && isTooOften(tries) ? concludeTooOften(tries) : undefined
        },
        conclude: ({ kind }) => {
          const { most } = requests
          if (!most) return conclude('inconclusive', 'no request was struck')
          const { possible } = most
          const says = countTries(possible.length)
          if (kind === 'open') return conclude('pending', `${says} so far`, ...possible)
          const tooOften = requests.certain.find(isTooOften)
          if (tooOften) return concludeTooOften(tooOften)
          return possible.length > count ? concludeUntold(says, possible) : conclude('met', says, ...possible)
        },
      }
    },
  }),
)

function countTries(count: number): string {
  return count === 1 ? 'the request was sent once' : `the request was sent ${count} times`
}
