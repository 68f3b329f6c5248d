import { type Conclusion, conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import { getRetryAfterMs } from '../core/journal/get-retry-after-ms.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { concludeAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isSameRequest } from './shared/repeats.ts'

/** Clocks and sockets may bring a request in a little early. */
const TOLERANCE_MS = 50

/**
 * Expects that the struck request is repeated no earlier than Retry-After permits, or not at all (J4; RFC
 * 9110 section 10.2.3).
 */
export const honoursRetryAfter: () => Expectation = defineExpectation('honoursRetryAfter', () => ({
  sentence: 'waits as long as Retry-After says',
  start: (context) => {
    let refused = context.struck
    let kept: Conclusion | undefined
    return {
      onStrike: (later) => {
        const early = later.struck && judge(later.struck)
        refused = later.struck ?? refused
        return early
      },
      onExchange: (entry) => judge(entry),
      conclude: (state) => {
        if (!context.struck) return conclude('inconclusive', 'no reply was struck')
        return kept && state.kind !== 'open' ? kept : concludeAbsence(state, 'the request was not repeated')
      },
    }

    function judge(entry: JournalEntry): Conclusion | undefined {
      if (!refused || entry.seq <= refused.seq || !isSameRequest(refused, entry)) return undefined
      const gap = entry.startedAt - (refused.endedAt ?? refused.startedAt)
      if (gap < 0) return undefined
      const wanted = getRetryAfterMs(refused)
      const says = `repeated after ${gap} ms, required were ${wanted} ms`
      if (gap + TOLERANCE_MS < wanted) return conclude('not met', says, refused, entry)
      kept = conclude('met', says, refused, entry)
      return undefined
    }
  },
}))
