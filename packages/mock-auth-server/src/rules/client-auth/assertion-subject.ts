import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { createExampleAssertion } from '../evidence/create-example-assertion.ts'
import { parseAssertion } from '../evidence/parse-assertion.ts'

export const assertionSubject = defineRule({
  name: 'assertion-subject',
  level: 'error',
  catalogueIds: ['C-113'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  requirement: 'The claims iss and sub of an assertion are both the client_id.',
  howToFix: 'Set iss and sub to the client_id of the registration.',
  steps: ['token', 'introspect', 'revoke'],
  check: (entry) => {
    const assertion = parseAssertion(entry)
    if (!assertion) return undefined
    const { iss, sub } = assertion.claims
    const expected = entry.facts.clientId ?? sub
    if (iss === sub && sub === expected && typeof sub === 'string') return PASS
    return fail('iss and sub are not the client_id', String(expected), `iss ${iss}, sub ${sub}`)
  },
  examples: {
    valid: [createExampleAssertion()],
    invalid: [createExampleAssertion({ claims: { iss: 'https://app.example' } })],
  },
})
