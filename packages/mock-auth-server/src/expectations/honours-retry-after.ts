import { type Conclusion, conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import { getRetryAfterMs } from '../core/journal/get-retry-after-ms.ts'
import { getPauseMs } from '../core/journal/is-possible-reaction.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { toCallKey } from '../core/journal/request-key.ts'
import { concludeAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { concludeUntold, TriesOfRequests } from './shared/repeats.ts'

/** Clocks and sockets may bring a request in a little early. */
const TOLERANCE_MS = 50

/**
 * Expects that the struck request is repeated no earlier than Retry-After permits, or not at all (J4; RFC
 * 9110 section 10.2.3).
 */
export const honoursRetryAfter: () => Expectation = defineExpectation('honoursRetryAfter', () => ({
  sentence: 'waits as long as Retry-After says',
  start: (context) => {
    const requests = new TriesOfRequests(context, Number.POSITIVE_INFINITY, toCallKey)
    return {
      onStrike: (later) => requests.begin(later),
      onExchange: (entry) => {
        const tries = requests.add(entry)
        return tries && findEarly([tries], concludeEarly)
      },
      conclude: (state) => {
        const { all, certain } = requests
        if (all.length === 0) return conclude('inconclusive', 'no reply was struck')
        if (state.kind === 'open') return concludeAbsence(state, 'the request was not repeated')
        const [before, again] = certain.find(({ length }) => length > 1)?.slice(-2) ?? []
        return (
          findEarly(certain, concludeEarly) ??
          findEarly(
            all.map(({ possible }) => possible),
            (one, other) => concludeUntold(describeWait(one, other), [one, other]),
          ) ??
          (before && again
            ? conclude('met', describeWait(before, again), before, again)
            : concludeAbsence(state, 'the request was not repeated'))
        )
      },
    }
  },
}))

/** Concludes from the first two exchanges, one after the other in a list, of which the second came too early. */
function findEarly(
  lists: readonly (readonly JournalEntry[])[],
  concludeFrom: (before: JournalEntry, again: JournalEntry) => Conclusion,
): Conclusion | undefined {
  for (const list of lists) {
    for (const [index, again] of list.entries()) {
      const before = list[index - 1]
      if (before && isEarly(before, again)) return concludeFrom(before, again)
    }
  }
  return undefined
}

function concludeEarly(before: JournalEntry, again: JournalEntry): Conclusion {
  return conclude('not met', describeWait(before, again), before, again)
}

function isEarly(before: JournalEntry, again: JournalEntry): boolean {
  return getPauseMs(before, again) + TOLERANCE_MS < getRetryAfterMs(before)
}

function describeWait(before: JournalEntry, again: JournalEntry): string {
  return `repeated after ${getPauseMs(before, again)} ms, required were ${getRetryAfterMs(before)} ms`
}
