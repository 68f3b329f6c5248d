import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import { foldList } from '../core/util/fold-list.ts'
import { concludeAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { type Tries, TriesOfRequests } from './shared/repeats.ts'

/** The shortest pause before a retry; clients shorten theirs at random, so that not all of them return at once. */
const MINIMUM_MS = 200

/** Expects that the struck request is repeated after a pause, or not at all (J4). */
export const backsOff: () => Expectation = defineExpectation('backsOff', () => ({
  sentence: `waits at least ${MINIMUM_MS} ms before each retry`,
  start: (context) => {
    const requests = new TriesOfRequests(context)
    return {
      onStrike: (later) => requests.begin(later),
      onExchange: (entry) => {
        const tries = requests.add(entry)
        if (!tries || (tries.pauses.at(-1) ?? 0) >= MINIMUM_MS) return undefined
        const says = `${describePauses(tries)}, a pause of less than ${MINIMUM_MS} ms`
        return conclude('not met', says, ...tries.entries)
      },
      conclude: (state) => {
        const { most } = requests
        return most
          ? concludeAbsence(state, describePauses(most))
          : conclude('inconclusive', 'no request was struck')
      },
    }
  },
}))

function describePauses({ pauses }: Tries): string {
  return pauses.length > 0
    ? `repeated after ${foldList(pauses.map(String), 'pauses')} ms`
    : 'the request was not repeated'
}
