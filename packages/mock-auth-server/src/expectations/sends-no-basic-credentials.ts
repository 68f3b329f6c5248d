import type { Expectation } from '../core/declare/expectation.ts'
import { isDataStep } from '../core/journal/steps.ts'
import { watchAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'

/** Expects that no later FHIR request carries Basic credentials. */
export const sendsNoBasicCredentials: () => Expectation = defineExpectation(
  'sendsNoBasicCredentials',
  () => ({
    sentence: 'sends no Basic credentials to the FHIR API',
    start: (context) =>
      watchAbsence(context, 'no Basic credentials were sent to the FHIR API', ({ step, request }) =>
        isDataStep(step) &&
        request.headers.some(
          ([name, value]) => name.toLowerCase() === 'authorization' && /^basic\b/i.test(value),
        )
          ? 'Basic credentials were sent to the FHIR API'
          : undefined,
      ),
  }),
)
