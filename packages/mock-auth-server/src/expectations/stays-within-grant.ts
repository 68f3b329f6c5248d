import type { Expectation } from '../core/declare/expectation.ts'
import { isDataStep } from '../core/journal/steps.ts'
import { watchAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'

/** Expects that no later FHIR request is refused for lack of scope. */
export const staysWithinGrant: () => Expectation = defineExpectation('staysWithinGrant', () => ({
  sentence: 'asks for nothing beyond the granted scopes',
  start: (context) =>
    watchAbsence(context, 'FHIR requests stayed within the grant', ({ step, facts }) =>
      isDataStep(step) && facts.error === 'insufficient_scope'
        ? 'a FHIR request went beyond the granted scopes'
        : undefined,
    ),
}))
