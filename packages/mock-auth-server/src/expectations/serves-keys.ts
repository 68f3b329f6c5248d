import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import { findReplyHeader } from '../core/http/reply.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { defineExpectation } from './shared/define-expectation.ts'

/**
 * Expects that every poll of the client's keys gets 200, or 304 where it asked for that, with `Cache-Control`
 * (C-126).
 */
export const servesKeys: () => Expectation = defineExpectation('servesKeys', () => ({
  sentence: 'publishes its keys to any caller and says how long they may be cached',
  start: (context) => {
    const polls: JournalEntry[] = []
    return {
      onExchange: (entry) => {
        if (entry.step !== 'outbound' || entry.seq <= context.seq) return undefined
        const problem = findProblem(entry)
        polls.push(entry)
        return problem === undefined ? undefined : conclude('not met', problem, context, entry)
      },
      conclude: () =>
        polls.length === 0
          ? conclude('inconclusive', 'the keys were not polled', context)
          : conclude('met', `${polls.length} polls of the keys got a response`, ...polls.slice(0, 10)),
    }
  },
}))

function findProblem({ request, sent }: JournalEntry): string | undefined {
  if (!sent) return undefined
  const revalidates = request.headers.some(([name]) => name === 'If-None-Match')
  if (sent.status !== 200 && !(sent.status === 304 && revalidates)) {
    return `a poll of the keys got ${sent.status || 'no response'}`
  }
  return findReplyHeader(sent, 'cache-control')
    ? undefined
    : 'the keys have no Cache-Control that says how long they may be cached'
}
