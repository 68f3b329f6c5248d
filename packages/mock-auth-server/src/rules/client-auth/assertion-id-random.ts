import { defineRule, fails, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { entropyBound } from '../../core/util/entropy.ts'
import { assertionOf } from '../evidence/assertion-of.ts'
import { exampleAssertion } from '../evidence/example-assertion.ts'

const ADVISED_BITS = 122

export const assertionIdRandom = defineRule({
  name: 'assertion-id-random',
  level: 'warning',
  ids: ['C-117'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  text: 'The jti of an assertion is random.',
  fix: 'Use a version 4 UUID, or 22 base64url characters of a cryptographic generator.',
  steps: ['token'],
  check: (entry) => {
    const jti = assertionOf(entry)?.claims.jti
    if (typeof jti !== 'string' || jti === '') return undefined
    const bits = entropyBound(jti)
    return bits >= ADVISED_BITS
      ? PASS
      : fails('the jti can be guessed', `${ADVISED_BITS} bits`, `at most ${Math.floor(bits)} bits`)
  },
  examples: { good: [exampleAssertion()], bad: [exampleAssertion({ claims: { jti: '1767225600' } })] },
})
