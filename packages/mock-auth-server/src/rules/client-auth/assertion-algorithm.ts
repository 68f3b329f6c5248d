import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { createExampleAssertion } from '../evidence/create-example-assertion.ts'
import { parseAssertion } from '../evidence/requests/parse-assertion.ts'

const SMART = ['RS384', 'ES384']

export const assertionAlgorithm = defineRule({
  name: 'assertion-algorithm',
  level: 'warning',
  catalogueIds: ['C-108', 'C-122'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  requirement:
    'An assertion is signed with RS384 or ES384, which every SMART server accepts and this one advertises.',
  howToFix: 'Sign with RS384 or ES384.',
  steps: ['token', 'introspect', 'revoke'],
  check: (entry) => {
    const alg = parseAssertion(entry)?.header.alg
    if (typeof alg !== 'string') return undefined
    return SMART.includes(alg) ? PASS : fail('alg is not one that SMART defines', SMART.join(' or '), alg)
  },
  examples: {
    valid: [createExampleAssertion()],
    invalid: [createExampleAssertion({ header: { alg: 'RS256' } })],
  },
})
