import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { createExampleAssertion } from '../evidence/create-example-assertion.ts'
import { parseAssertion } from '../evidence/requests/parse-assertion.ts'

export const assertionTyp = defineRule({
  name: 'assertion-typ',
  level: 'error',
  catalogueIds: ['C-110'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  requirement: 'The header of an assertion has typ JWT.',
  howToFix: 'Set typ to JWT in the header.',
  steps: ['token', 'introspect', 'revoke'],
  check: (entry) => {
    const assertion = parseAssertion(entry)
    if (!assertion) return undefined
    const { typ } = assertion.header
    return typ === 'JWT' ? PASS : fail('typ is not JWT', 'JWT', String(typ ?? 'none'))
  },
  examples: {
    valid: [createExampleAssertion()],
    invalid: [createExampleAssertion({ header: { typ: undefined } })],
  },
})
