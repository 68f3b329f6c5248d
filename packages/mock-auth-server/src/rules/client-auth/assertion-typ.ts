import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { createExampleAssertion } from '../evidence/create-example-assertion.ts'
import { parseAssertion } from '../evidence/parse-assertion.ts'

export const assertionTyp = defineRule({
  name: 'assertion-typ',
  level: 'error',
  ids: ['C-110'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  text: 'The header of an assertion has typ JWT.',
  fix: 'Set typ to JWT in the header.',
  steps: ['token', 'introspect', 'revoke'],
  check: (entry) => {
    const assertion = parseAssertion(entry)
    if (!assertion) return undefined
    const { typ } = assertion.header
    return typ === 'JWT' ? PASS : fail('typ is not JWT', 'JWT', String(typ ?? 'none'))
  },
  examples: {
    good: [createExampleAssertion()],
    bad: [createExampleAssertion({ header: { typ: undefined } })],
  },
})
