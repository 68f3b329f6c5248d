import { defineRule, fails, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { exampleAssertion } from '../evidence/example-assertion.ts'
import { formOf } from '../evidence/incoming-of.ts'

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

export const assertionType = defineRule({
  name: 'assertion-type',
  level: 'error',
  ids: ['C-106'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  text: 'An assertion comes with its client_assertion_type.',
  fix: `Send client_assertion_type=${JWT_BEARER}.`,
  steps: ['token', 'introspect', 'revoke'],
  check: (entry) => {
    const form = formOf(entry)
    if (!form.has('client_assertion')) return undefined
    const type = form.get('client_assertion_type')
    return type === JWT_BEARER ? PASS : fails('client_assertion_type is another', JWT_BEARER, type ?? 'none')
  },
  examples: { good: [exampleAssertion()], bad: [exampleAssertion({ type: 'jwt-bearer' })] },
})
