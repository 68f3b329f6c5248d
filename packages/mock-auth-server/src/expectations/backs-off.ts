import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import { concludeAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { Tries } from './shared/repeats.ts'

/** The shortest pause before a retry; clients shorten theirs at random, so that not all of them return at once. */
const MINIMUM_MS = 200

/** Expects that the struck request is repeated after a pause, or not at all (J4). */
export const backsOff: () => Expectation = defineExpectation('backsOff', () => ({
  sentence: `waits at least ${MINIMUM_MS} ms before each retry`,
  start: (context) => {
    const tries = context.struck && new Tries(context.struck)
    const tell = () =>
      tries && tries.pauses.length > 0
        ? `repeated after ${tries.pauses.join(', ')} ms`
        : 'the request was not repeated'
    return {
      onExchange: (entry) => {
        if (!tries?.add(entry) || (tries.pauses.at(-1) ?? 0) >= MINIMUM_MS) return undefined
        return conclude('not met', `${tell()}, a pause of less than ${MINIMUM_MS} ms`, ...tries.entries)
      },
      conclude: (state) =>
        tries ? concludeAbsence(state, tell()) : conclude('inconclusive', 'no request was struck'),
    }
  },
}))
