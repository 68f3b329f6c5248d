import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import type { Step } from '../core/journal/steps.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { concludeMissing } from './shared/presence.ts'

/** Expects that a request of that step is sent to the other server and accepted there. */
export const usesAssociatedEndpoint: (step: Step) => Expectation = defineExpectation(
  'usesAssociatedEndpoint',
  (step: Step) => ({
    sentence: `sends ${step} requests to the server that is listed for them`,
    scope: 'tenant',
    start: (context) => {
      const asked: JournalEntry[] = []
      return {
        onExchange: (entry) => {
          if (entry.step !== step || entry.seq <= context.seq) return undefined
          if (asked.length < 10) asked.push(entry)
          const isAccepted =
            entry.listener === 'canary' && entry.sent !== undefined && entry.sent.status < 400
          return isAccepted ? conclude('met', `a ${step} request reached the canary`, entry) : undefined
        },
        conclude: (state) => {
          if (asked.length === 0) {
            return conclude(
              state.kind === 'open' ? 'pending' : 'inconclusive',
              `no ${step} request reached any server`,
            )
          }
          const missing = concludeMissing(state, `${step} request that the canary accepted`)
          return { ...missing, evidence: asked.map(({ seq }) => seq) }
        },
      }
    },
  }),
)
