import { type Conclusion, conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import { getRetryAfterMs } from '../core/journal/get-retry-after-ms.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { concludeAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isSameCall } from './shared/repeats.ts'

/** Clocks and sockets may bring a request in a little early. */
const TOLERANCE_MS = 50

/**
 * Expects that the struck request is repeated no earlier than Retry-After permits, or not at all (J4; RFC
 * 9110 section 10.2.3).
 */
export const honoursRetryAfter: () => Expectation = defineExpectation('honoursRetryAfter', () => ({
  sentence: 'waits as long as Retry-After says',
  start: (context) => {
    /** The last refusal of each request. */
    const refused: JournalEntry[] = context.struck ? [context.struck] : []
    let kept: Conclusion | undefined
    return {
      onStrike: ({ struck }) => {
        if (!struck) return undefined
        const early = judge(struck)
        const at = refused.findIndex((each) => isSameCall(each, struck))
        refused.splice(Math.max(at, 0), at < 0 ? 0 : 1, struck)
        return early
      },
      onExchange: judge,
      conclude: (state) => {
        if (refused.length === 0) return conclude('inconclusive', 'no reply was struck')
        return kept && state.kind !== 'open' ? kept : concludeAbsence(state, 'the request was not repeated')
      },
    }

    function judge(entry: JournalEntry): Conclusion | undefined {
      const before = refused.find((each) => entry.seq > each.seq && isSameCall(each, entry))
      const gap = before ? entry.startedAt - (before.endedAt ?? before.startedAt) : -1
      if (!before || gap < 0) return undefined
      const wanted = getRetryAfterMs(before)
      const says = `repeated after ${gap} ms, required were ${wanted} ms`
      if (gap + TOLERANCE_MS < wanted) return conclude('not met', says, before, entry)
      kept = conclude('met', says, before, entry)
      return undefined
    }
  },
}))
