import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { concludeMissing } from './shared/presence.ts'
import { TriesOfRequests } from './shared/repeats.ts'

/** Expects that a struck request is sent again: the client does not take the reply as final. */
export const retries: () => Expectation = defineExpectation('retries', () => ({
  sentence: 'sends the request again',
  start: (context) => {
    const requests = new TriesOfRequests(context)
    return {
      onStrike: (later) => requests.begin(later),
      onExchange: (entry) => {
        requests.add(entry)
        return undefined
      },
      conclude: (state) => {
        const { most, least } = requests
        if (!most || !least) return conclude('inconclusive', 'no request was struck')
        return least.entries.length > 1
          ? conclude('met', most.sentence, ...most.entries)
          : concludeMissing(state, 'second try')
      },
    }
  },
}))
