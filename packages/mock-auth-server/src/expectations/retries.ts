import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation, StrikeContext } from '../core/declare/expectation.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { concludeMissing } from './shared/presence.ts'
import { isSameRequest } from './shared/repeats.ts'

/** Expects that a struck request is sent again: the client does not take the reply as final. */
export const retries: () => Expectation = defineExpectation('retries', () => ({
  sentence: 'sends the request again',
  start: (context) => {
    const waiting: JournalEntry[] = []
    const again: JournalEntry[] = []
    const begin = ({ struck }: StrikeContext): undefined => {
      if (struck && ![...waiting, ...again].some((each) => isSameRequest(each, struck))) waiting.push(struck)
    }
    begin(context)
    return {
      onStrike: begin,
      onExchange: (entry) => {
        const at = waiting.findIndex((each) => isSameRequest(each, entry) && isAfter(each, entry))
        if (at < 0) return undefined
        waiting.splice(at, 1)
        again.push(entry)
        return undefined
      },
      conclude: (state) => {
        if (waiting.length + again.length === 0) return conclude('inconclusive', 'no request was struck')
        return waiting.length === 0
          ? conclude('met', 'each struck request was sent again', ...again)
          : concludeMissing(state, 'second try')
      },
    }
  },
}))

function isAfter({ seq, startedAt, endedAt = startedAt }: JournalEntry, entry: JournalEntry): boolean {
  return entry.seq > seq && entry.startedAt >= endedAt
}
