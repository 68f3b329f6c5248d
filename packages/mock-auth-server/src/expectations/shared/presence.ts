import { type Conclusion, conclude } from '../../core/declare/conclusion.ts'
import type { FlowState, Monitor, RunAttribution, StrikeContext } from '../../core/declare/expectation.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { isReaction } from './is-reaction.ts'

/**
 * Concludes that something has not followed: not met once the flow has ended. Silence alone proves nothing,
 * since the client may still be about to send it.
 */
export function concludeMissing(state: FlowState, what: string): Conclusion {
  switch (state.kind) {
    case 'open':
      return conclude('pending', `waiting for ${what}`)
    case 'quiet':
      return conclude(
        'inconclusive',
        `nothing more came: no ${what} followed, and nobody said that the client is done`,
      )
    case 'ended':
      return conclude('not met', `no ${what} followed`)
  }
}

/** Creates the monitor of something that must follow a strike. */
export function watchPresence(
  context: StrikeContext,
  what: string,
  matches: (entry: JournalEntry, attribution: RunAttribution) => boolean,
): Monitor {
  return {
    onExchange: (entry, attribution) =>
      isReaction(context, entry) && matches(entry, attribution)
        ? conclude('met', `a ${what} followed`, entry)
        : undefined,
    conclude: (state) => concludeMissing(state, what),
  }
}
