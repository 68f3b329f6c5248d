import { concludeSelfEvident } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import { isDataStep } from '../core/journal/steps.ts'
import { watchAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'

/**
 * Errors of the FHIR API for a token that is missing, unknown or expired, and for a value that cannot be a
 * token (RFC 6750 section 3.1).
 */
const TOKEN_ERRORS: readonly (string | undefined)[] = ['invalid_token', 'invalid_request']

/** Values that a program writes where it has no token. */
const NO_VALUE = /^(?:undefined|null|NaN|\[object Object\]|)$/

/**
 * Expects that no later FHIR request is refused for its token: none is missing, invented (`Bearer undefined`)
 * or expired.
 */
export const usesOnlyValidTokens: () => Expectation = defineExpectation('usesOnlyValidTokens', () => ({
  sentence: 'sends no FHIR request without a valid token',
  scope: 'tenant',
  start: (context) =>
    watchAbsence(context, 'no FHIR request was rejected for its token', (entry, { isInRun }) => {
      const { step, facts } = entry
      if (!isDataStep(step) || !TOKEN_ERRORS.includes(facts.error)) return undefined
      if (facts.accessToken !== undefined && NO_VALUE.test(facts.accessToken)) {
        const says = `a FHIR request was sent with the token "${facts.accessToken}"`
        return concludeSelfEvident(says, context, entry)
      }
      return isInRun ? 'a FHIR request was sent without a valid token' : undefined
    }),
}))
