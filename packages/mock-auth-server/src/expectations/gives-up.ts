import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation, Scene } from '../core/declare/expectation.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { defineExpectation } from './shared/define-expectation.ts'

/** Expects that the client closes a connection on which no reply comes, and does not wait without end. */
export const givesUp: () => Expectation = defineExpectation('givesUp', () => ({
  sentence: 'gives up waiting after some seconds',
  start: (scene) => {
    let last: JournalEntry | undefined = scene.struck
    const judge = ({ struck }: Scene) => {
      last = struck ?? last
      return struck?.facts.endedBy === 'mock'
        ? conclude(
            'not met',
            `the client was still waiting after ${waited(struck)} ms, when the mock ended the reply`,
            struck,
          )
        : undefined
    }
    const first = judge(scene)
    return {
      onStrike: judge,
      onExchange: () => first,
      conclude: () => {
        if (first) return first
        return last?.facts.endedBy === 'client'
          ? conclude('met', `the client gave up after ${waited(last)} ms`, last)
          : conclude('inconclusive', 'no reply was held back')
      },
    }
  },
}))

function waited({ startedAt, endedAt = startedAt }: JournalEntry): number {
  return endedAt - startedAt
}
