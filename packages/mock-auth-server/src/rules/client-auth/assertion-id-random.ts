import { defineRule } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { createExampleAssertion } from '../evidence/create-example-assertion.ts'
import { judgeEntropy, SMART_BITS } from '../evidence/random-values.ts'

export const assertionIdRandom = defineRule({
  name: 'assertion-id-random',
  level: 'warning',
  catalogueIds: ['C-117'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  requirement: 'The jti of an assertion is random.',
  howToFix: 'Use a version 4 UUID, or 22 base64url characters from a cryptographic generator.',
  steps: ['token'],
  check: (entry, past) => judgeEntropy(entry, past, 'jti', { label: 'jti', bits: SMART_BITS }),
  examples: {
    valid: [createExampleAssertion()],
    invalid: [createExampleAssertion({ claims: { jti: '1767225600' } })],
  },
})
