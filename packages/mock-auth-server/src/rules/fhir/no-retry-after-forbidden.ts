import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { FHIR_STEPS, isFhirStep } from '../../core/journal/steps.ts'
import { findRepetitions } from '../evidence/repeats.ts'

export const noRetryAfterForbidden = defineRule({
  name: 'no-retry-after-forbidden',
  level: 'warning',
  catalogueIds: ['C-148'],
  spec: rfc(6750, '3.1'),
  requirement: 'A request that was rejected with 403 is not repeated.',
  howToFix: 'Treat 403 as final for this token; request more scopes only when the user wants that.',
  steps: FHIR_STEPS,
  checkRun: (run) => {
    const forbidden = findRepetitions(
      run.filter(({ step, facts }) => isFhirStep(step) && facts.accessToken),
      ({ sent, delivery }) => sent?.status === 403 && delivery === 'delivered',
    )
    if (forbidden.length === 0) return undefined
    const looped = forbidden.find(({ length }) => length > 2)
    return looped ? fail('a forbidden request is repeated', 'once', `${looped.length} times`) : PASS
  },
  examples: {
    valid: [{ step: 'fhir-read', target: '/p', facts: { accessToken: 'at.1' }, reply: { status: 403 } }],
    invalid: [1, 2, 3].map(() => ({
      step: 'fhir-read' as const,
      target: '/p',
      facts: { accessToken: 'at.1' },
      reply: { status: 403 },
    })),
  },
})
