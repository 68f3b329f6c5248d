import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'

/** Requests that were on their way, and one more try, prove nothing. */
const GRACE_MS = 5000
const LATE_REFUSALS = 2

export const tokenDroppedWhenRefused = defineRule({
  name: 'token-dropped-when-refused',
  level: 'error',
  catalogueIds: ['C-145', 'C-146'],
  spec: rfc(6750, '3.1'),
  requirement: 'A token that was rejected with 401 (expired, revoked) is discarded.',
  howToFix: 'After a 401, refresh once; if that fails, discard the tokens and let the user sign in again.',
  steps: FHIR_STEPS,
  check: ({ facts: { accessToken }, startedAt }, past) => {
    if (!accessToken) return undefined
    const refused = past
      .findByValue('accessToken', accessToken)
      .filter(({ facts, at }) => facts.error === 'invalid_token' && startedAt - at > GRACE_MS)
    const [first] = refused
    if (!first) return undefined
    return refused.length < LATE_REFUSALS
      ? PASS
      : fail(
          `the token was rejected in exchange ${first.seq} and later`,
          'discarded',
          `${refused.length} refusals`,
        )
  },
  examples: {
    valid: [
      { step: 'fhir-read', at: 0, facts: { accessToken: 'at.1', error: 'invalid_token' } },
      { step: 'fhir-read', at: 9000, facts: { accessToken: 'at.1', error: 'invalid_token' } },
    ],
    invalid: [
      { step: 'fhir-read', at: 0, facts: { accessToken: 'at.1', error: 'invalid_token' } },
      { step: 'fhir-read', at: 9000, facts: { accessToken: 'at.1', error: 'invalid_token' } },
      { step: 'fhir-read', at: 18_000, facts: { accessToken: 'at.1' } },
    ],
  },
})
