import { type Conclusion, conclude } from '../core/declare/conclusion.ts'
import type { Expectation, StrikeContext } from '../core/declare/expectation.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { defineExpectation } from './shared/define-expectation.ts'

/** Milliseconds after which a client that is still waiting does not count as one that gives up. */
const PATIENCE_MS = 60_000

/** Expects that the client closes a connection on which no reply comes, and does not wait without end. */
export const givesUp: () => Expectation = defineExpectation('givesUp', () => ({
  sentence: 'gives up waiting after some seconds',
  start: (context) => {
    let violation = judge(context)
    let last = context.struck
    return {
      onStrike: (later) => {
        last = later.struck ?? last
        violation ??= judge(later)
        return violation
      },
      conclude: ({ kind }) => {
        if (violation) return violation
        if (!last) return conclude('inconclusive', 'no reply was struck')
        if (kind === 'open') return conclude('pending', 'the client may still wait for another reply')
        return last.facts.endedBy === 'client'
          ? conclude('met', `the client gave up after ${getDurationMs(last)} ms`, last)
          : conclude('met', 'the connection ended by itself', last)
      },
    }
  },
}))

function judge({ struck }: StrikeContext): Conclusion | undefined {
  if (!struck) return undefined
  const waitedMs = getDurationMs(struck)
  if (struck.facts.endedBy === 'mock') {
    const says = `the client was still waiting after ${waitedMs} ms, when the mock ended the reply`
    return conclude('not met', says, struck)
  }
  return struck.facts.endedBy === undefined && waitedMs > PATIENCE_MS
    ? conclude('not met', `the client waited ${waitedMs} ms for the whole reply`, struck)
    : undefined
}

function getDurationMs({ startedAt, endedAt = startedAt }: JournalEntry): number {
  return endedAt - startedAt
}
