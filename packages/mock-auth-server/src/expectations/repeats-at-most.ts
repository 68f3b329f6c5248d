import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { TriesOfRequests } from './shared/repeats.ts'

/** Expects a struck request at most this number of times in all, including itself (J4). */
export const repeatsAtMost: (count: number) => Expectation = defineExpectation(
  'repeatsAtMost',
  (count: number) => ({
    sentence: count === 1 ? 'does not repeat the request' : `sends the request at most ${count} times`,
    start: (context) => {
      const requests = new TriesOfRequests(context)
      return {
        onStrike: (later) => requests.begin(later),
        onExchange: (entry) => {
          const tries = requests.add(entry)
          if (!tries || tries.entries.length <= count) return undefined
          return conclude('not met', `${tries.sentence}, at most ${count} are allowed`, ...tries.entries)
        },
        conclude: ({ kind }) => {
          const { most } = requests
          if (!most) return conclude('inconclusive', 'no request was struck')
          return kind === 'open'
            ? conclude('pending', `${most.sentence} so far`, ...most.entries)
            : conclude('met', most.sentence, ...most.entries)
        },
      }
    },
  }),
)
