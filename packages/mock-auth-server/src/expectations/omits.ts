import type { Expectation } from '../core/declare/expectation.ts'
import type { FactName } from '../core/journal/facts.ts'
import type { Step } from '../core/journal/steps.ts'
import { watchAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'

/** Expects that no later request of that step in the run has that value. */
export const omits: (step: Step, fact: FactName) => Expectation = defineExpectation(
  'omits',
  (step: Step, fact: FactName) => ({
    sentence: `sends no ${fact} in the ${step} request`,
    start: (context) =>
      watchAbsence(context, `no ${step} request carried ${fact}`, (entry) =>
        entry.step === step && entry.facts[fact] !== undefined
          ? `a ${step} request carried ${fact} ${JSON.stringify(entry.facts[fact])}`
          : undefined,
      ),
  }),
)
