import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { createExampleAssertion } from '../evidence/create-example-assertion.ts'
import { parseForm } from '../evidence/requests/to-incoming-request.ts'

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

export const assertionType = defineRule({
  name: 'assertion-type',
  level: 'error',
  catalogueIds: ['C-106'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  requirement: 'An assertion is sent with its client_assertion_type.',
  howToFix: `Send client_assertion_type=${JWT_BEARER}.`,
  steps: ['token', 'introspect', 'revoke'],
  check: (entry) => {
    const form = parseForm(entry)
    if (!form.has('client_assertion')) return undefined
    const type = form.get('client_assertion_type')
    return type === JWT_BEARER
      ? PASS
      : fail('client_assertion_type has another value', JWT_BEARER, type ?? 'none')
  },
  examples: { valid: [createExampleAssertion()], invalid: [createExampleAssertion({ type: 'jwt-bearer' })] },
})
