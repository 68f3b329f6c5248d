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
    let kept: Conclusion | undefined
    return {
      onStrike: (later) => requests.begin(later),
      onExchange: (entry) => {
        const [before, again] = requests.add(entry)?.slice(-2) ?? []
        if (!before || !again) return undefined
        const wait = describeWait(before, again)
        if (isEarly(before, again)) return conclude('not met', wait, before, again)
        kept = conclude('met', wait, before, again)
        return undefined
      },
      conclude: (state) => {
        const { all } = requests
        if (all.length === 0) return conclude('inconclusive', 'no reply was struck')
        if (state.kind === 'open') return concludeAbsence(state, 'the request was not repeated')
        for (const { possible } of all) {
          const at = possible.findIndex((entry, index) => isEarly(possible[index - 1], entry))
          const [before, again] = possible.slice(Math.max(0, at - 1), at + 1)
          if (before && again) return concludeUntold(describeWait(before, again), [before, again])
        }
        return kept ?? concludeAbsence(state, 'the request was not repeated')
      },
    }
  },
}))

function isEarly(before: JournalEntry | undefined, again: JournalEntry): boolean {
  return before !== undefined && getPauseMs(before, again) + TOLERANCE_MS < getRetryAfterMs(before)
}

function describeWait(before: JournalEntry, again: JournalEntry): string {
  return `repeated after ${getPauseMs(before, again)} ms, required were ${getRetryAfterMs(before)} ms`
}
