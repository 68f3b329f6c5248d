import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { computeEntropyBound } from '../../core/util/entropy.ts'
import { createExampleAssertion } from '../evidence/create-example-assertion.ts'
import { parseAssertion } from '../evidence/parse-assertion.ts'

const ADVISED_BITS = 122

export const assertionIdRandom = defineRule({
  name: 'assertion-id-random',
  level: 'warning',
  catalogueIds: ['C-117'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  requirement: 'The jti of an assertion is random.',
  howToFix: 'Use a version 4 UUID, or 22 base64url characters from a cryptographic generator.',
  steps: ['token'],
  check: (entry) => {
    const jti = parseAssertion(entry)?.claims.jti
    if (typeof jti !== 'string' || jti === '') return undefined
    const bits = computeEntropyBound(jti)
    return bits >= ADVISED_BITS
      ? PASS
      : fail('the jti can be guessed', `${ADVISED_BITS} bits`, `at most ${Math.floor(bits)} bits`)
  },
  examples: {
    valid: [createExampleAssertion()],
    invalid: [createExampleAssertion({ claims: { jti: '1767225600' } })],
  },
})
