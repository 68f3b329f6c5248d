import { conclude, concludeSelfEvident } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { defineExpectation } from './shared/define-expectation.ts'

/** Expects no request at a side listener: the client aborts the connection, or never opens it. */
export const abortsConnection: () => Expectation = defineExpectation('abortsConnection', () => ({
  sentence: 'sends nothing over that connection',
  scope: 'tenant',
  start: (context) => {
    let broken: JournalEntry | undefined
    return {
      onExchange: (entry) => {
        if (entry.listener !== 'side' || entry.seq <= context.seq) return undefined
        if (entry.step !== 'connection') {
          const says = `a request (${entry.step}) was sent over the connection that should have been aborted`
          return concludeSelfEvident(says, context, entry)
        }
        if (entry.facts.diagnosis !== undefined) broken ??= entry
        return undefined
      },
      conclude: ({ kind }) => {
        if (kind === 'open') return conclude('pending', 'no request was sent over the connection so far')
        if (broken) return conclude('met', `no request was sent: ${broken.facts.diagnosis}`, broken)
        return kind === 'ended'
          ? conclude('met', 'no request was sent and no connection was made')
          : conclude('inconclusive', 'no connection was made, and nobody said that the client is done')
      },
    }
  },
}))
