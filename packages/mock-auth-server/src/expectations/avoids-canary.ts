import { concludeSelfEvident } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import type { Step } from '../core/journal/steps.ts'
import { watchAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'

/** Expects that no request of those steps, by default of any step, is sent to the canary (J9, J11). */
export const avoidsCanary: (...steps: Step[]) => Expectation = defineExpectation(
  'avoidsCanary',
  (...steps: Step[]) => {
    const what = steps.length === 0 ? 'request' : `request (${steps.join(', ')})`
    return {
      sentence: `sends no ${what} to the canary`,
      scope: 'tenant',
      start: (context) =>
        watchAbsence(context, `no ${what} reached the canary`, (entry) =>
          entry.listener === 'canary' && (steps.length === 0 || steps.includes(entry.step))
            ? concludeSelfEvident(`a ${what} reached the canary`, context, entry)
            : undefined,
        ),
    }
  },
)
