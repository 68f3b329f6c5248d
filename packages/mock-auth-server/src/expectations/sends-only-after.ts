import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import type { Step } from '../core/journal/steps.ts'
import { concludeAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'

/** Expects that a request of that step is sent only after one of another step, or not at all. */
export const sendsOnlyAfter: (step: Step, first: Step) => Expectation = defineExpectation(
  'sendsOnlyAfter',
  (step: Step, first: Step) => ({
    sentence: `sends no ${step} request before ${first}`,
    start: (context) => {
      const earlier = context.run === undefined ? [] : context.history.findByRun(context.run)
      let readyAt = earlier.some((record) => record.step === first) ? context.at : undefined
      return {
        onExchange: (entry) => {
          if (entry.step === first) readyAt ??= entry.endedAt ?? entry.startedAt
          if (entry.step !== step || entry.seq <= context.seq) return undefined
          return readyAt !== undefined && entry.startedAt >= readyAt
            ? conclude('met', `the ${step} request followed ${first}`, entry)
            : conclude('not met', `a ${step} request was sent without ${first} before it`, context, entry)
        },
        conclude: (state) => concludeAbsence(state, `no ${step} request followed`),
      }
    },
  }),
)
