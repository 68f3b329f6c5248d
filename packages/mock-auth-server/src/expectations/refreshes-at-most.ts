import type { Conclusion } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import { isSuccess } from '../core/journal/is-success.ts'
import { isDataStep } from '../core/journal/steps.ts'
import { RequestCount } from './shared/count.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isReaction } from './shared/is-reaction.ts'
import { concludeUnknownRefresh, isOwnRefresh } from './shared/own-refreshes.ts'
import { isRefresh } from './shared/steps.ts'

/** Expects at most this number of refreshes until data come, including the struck one. */
export const refreshesAtMost: (count: number) => Expectation = defineExpectation(
  'refreshesAtMost',
  (count: number) => ({
    sentence:
      count === 0
        ? 'does not try to refresh'
        : `refreshes at most ${count === 1 ? 'once' : `${count} times`}`,
    scope: 'tenant',
    start: (context) => {
      const refreshes = new RequestCount(count, 'refreshes')
      let isOver = false
      let doubt: Conclusion | undefined
      if (context.struck && isRefresh(context.struck)) refreshes.add(context.struck)
      return {
        onExchange: (entry, { isInRun }) => {
          // A request for data that succeeds ends the matter: a refresh after that has another reason.
          if (count > 0 && isInRun && isDataStep(entry.step) && isSuccess(entry))
            isOver ||= isReaction(context, entry)
          if (isOver || entry.seq <= context.seq) return undefined
          const isOwn = isOwnRefresh(context, entry, isInRun)
          if (isOwn === 'unknown') doubt ??= concludeUnknownRefresh(entry)
          return isOwn === true ? refreshes.add(entry) : undefined
        },
        conclude: (state) => doubt ?? refreshes.conclude(state),
      }
    },
  }),
)
