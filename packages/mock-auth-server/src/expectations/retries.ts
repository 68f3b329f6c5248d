import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import { isSameRequest } from '../core/journal/request-key.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { concludeMissing } from './shared/presence.ts'
import { concludeUntold, TriesOfRequests } from './shared/repeats.ts'

/** Expects that a struck request is sent again: the client does not take the reply as final. */
export const retries: () => Expectation = defineExpectation('retries', () => ({
  sentence: 'sends the request again',
  start: (context) => {
    // A person may look again whenever it is.
    const requests = new TriesOfRequests(context, Number.POSITIVE_INFINITY)
    return {
      onStrike: (later) => {
        const isKnown = requests.all.some(
          ({ certain: [first] }) => first && later.struck && isSameRequest(first, later.struck),
        )
        return isKnown ? undefined : requests.begin(later)
      },
      onExchange: (entry) => {
        requests.add(entry)
        return undefined
      },
      conclude: (state) => {
        const { all } = requests
        if (all.length === 0) return conclude('inconclusive', 'no request was struck')
        const again = all.flatMap(({ certain }) => certain.slice(1, 2))
        if (again.length === all.length)
          return conclude('met', 'each struck request was sent again', ...again)
        const untold = all.find(({ certain, possible }) => certain.length === 1 && possible.length > 1)
        return untold && state.kind !== 'open'
          ? concludeUntold('the request was sent again', untold.possible)
          : concludeMissing(state, 'second try')
      },
    }
  },
}))
