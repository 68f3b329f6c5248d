import type { Expectation, StrikeContext } from '../core/declare/expectation.ts'
import { isSuccess } from '../core/journal/is-success.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import type { Step } from '../core/journal/steps.ts'
import { RequestCount } from './shared/count.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isReaction } from './shared/is-reaction.ts'

/** Milliseconds after which a request counts as a person who tries again, not as a retry of the client. */
const RETRY_MS = 30_000

/**
 * Expects at most this number of requests of that step after the strike, including the struck one, until the
 * client has succeeded. Authorize requests of the client in new runs count too (J4).
 */
export const sendsAtMost: (count: number, step: Step) => Expectation = defineExpectation(
  'sendsAtMost',
  (count: number, step: Step) => ({
    sentence: count === 0 ? `sends no ${step} request` : `sends at most ${count} ${step} requests in all`,
    ...(step === 'authorize' ? { scope: 'tenant' } : {}),
    start: (context) => {
      const requests = new RequestCount(count, `${step} requests`)
      let lastAt = context.struck?.endedAt ?? context.at
      let isOver = false
      if (context.struck?.step === step) requests.add(context.struck)
      return {
        onExchange: (entry, { isInRun }) => {
          if (isOver || !isReaction(context, entry) || !isOwn(context, entry, isInRun)) return undefined
          if (entry.step !== step) {
            isOver = isSuccess(entry) && hasRecovered(context, step, entry)
            return undefined
          }
          isOver = count > 0 && entry.startedAt - lastAt > RETRY_MS
          lastAt = entry.endedAt ?? entry.startedAt
          return isOver ? undefined : requests.add(entry)
        },
        conclude: (state) => requests.conclude(state),
      }
    },
  }),
)

/** Returns `true` when the struck request has succeeded after all; a login has only by its token. */
function hasRecovered({ struck }: StrikeContext, step: Step, entry: JournalEntry): boolean {
  if (step === 'authorize' && entry.facts.issuedAccessToken !== undefined) return true
  return struck !== undefined && entry.step === struck.step
}

/** Returns `true` for a request of the client in any run, or in the struck run where the client is unknown. */
function isOwn(context: StrikeContext, { facts }: JournalEntry, isInRun: boolean): boolean {
  const clientId = context.fact('clientId')
  return clientId === undefined || facts.clientId === undefined ? isInRun : facts.clientId === clientId
}
