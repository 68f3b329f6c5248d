import { defineRule, fails, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { assertionOf } from '../evidence/assertion-of.ts'
import { exampleAssertion } from '../evidence/example-assertion.ts'

export const assertionTyp = defineRule({
  name: 'assertion-typ',
  level: 'error',
  ids: ['C-110'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  text: 'The header of an assertion has typ JWT.',
  fix: 'Set typ to JWT in the header.',
  steps: ['token', 'introspect', 'revoke'],
  check: (entry) => {
    const assertion = assertionOf(entry)
    if (!assertion) return undefined
    const { typ } = assertion.header
    return typ === 'JWT' ? PASS : fails('typ is not JWT', 'JWT', String(typ ?? 'none'))
  },
  examples: { good: [exampleAssertion()], bad: [exampleAssertion({ header: { typ: undefined } })] },
})
