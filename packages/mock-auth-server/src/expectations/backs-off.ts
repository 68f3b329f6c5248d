import { type Conclusion, conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import { getPauseMs } from '../core/journal/is-possible-reaction.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { foldList } from '../core/util/fold-list.ts'
import { concludeAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { concludeUntold, TriesOfRequests } from './shared/repeats.ts'

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
        return tries && isHurried(tries) ? concludeHurried(tries) : undefined
      },
      conclude: (state) => {
        const { most, all } = requests
        if (!most) return conclude('inconclusive', 'no request was struck')
        if (state.kind === 'open') return concludeAbsence(state, describePauses(most.possible))
        const hurried = requests.certain.find(isHurried)
        if (hurried) return concludeHurried(hurried)
        const untold = all.find(({ possible }) => isHurried(possible))
        return untold
          ? concludeUntold(describePauses(untold.possible), untold.possible)
          : concludeAbsence(state, describePauses(most.possible))
      },
    }
  },
}))

function concludeHurried(tries: readonly JournalEntry[]): Conclusion {
  return conclude('not met', `${describePauses(tries)}, a pause of less than ${MINIMUM_MS} ms`, ...tries)
}

function listPauses(tries: readonly JournalEntry[]): number[] {
  return tries.slice(1).map((entry, index) => getPauseMs(tries[index] as JournalEntry, entry))
}

function isHurried(tries: readonly JournalEntry[]): boolean {
  return listPauses(tries).some((pause) => pause < MINIMUM_MS)
}

function describePauses(tries: readonly JournalEntry[]): string {
  const pauses = listPauses(tries)
  return pauses.length > 0
    ? `repeated after ${foldList(pauses.map(String), 'pauses')} ms`
    : 'the request was not repeated'
}
