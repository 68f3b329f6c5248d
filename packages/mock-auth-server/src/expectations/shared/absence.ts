import { type Conclusion, conclude } from '../../core/declare/conclusion.ts'
import type { FlowState, Monitor, RunAttribution, StrikeContext } from '../../core/declare/expectation.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { isReaction } from './is-reaction.ts'

/** Concludes that something did not follow, which only a violation could have refuted. */
export function concludeAbsence(state: FlowState, good: string): Conclusion {
  return state.kind === 'open' ? conclude('pending', `${good} so far`) : conclude('met', good)
}

/**
 * Creates the monitor of something that must not follow a strike. `find` returns the violation that an
 * exchange is, in words or whole.
 */
export function watchAbsence(
  context: StrikeContext,
  good: string,
  find: (entry: JournalEntry, attribution: RunAttribution) => string | Conclusion | undefined,
): Monitor {
  return {
    onExchange: (entry, attribution) => {
      const found = isReaction(context, entry) ? find(entry, attribution) : undefined
      return typeof found === 'string' ? conclude('not met', found, context, entry) : found
    },
    conclude: (state) => concludeAbsence(state, good),
  }
}
