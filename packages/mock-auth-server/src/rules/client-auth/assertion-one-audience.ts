import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { createExampleAssertion } from '../evidence/create-example-assertion.ts'
import { parseAssertion } from '../evidence/requests/parse-assertion.ts'

export const assertionOneAudience = defineRule({
  name: 'assertion-one-audience',
  level: 'warning',
  catalogueIds: ['C-114'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  requirement: 'The aud of an assertion is one string.',
  howToFix: 'Set aud to the token URL as a string; an array lets other servers use the assertion.',
  steps: ['token'],
  check: (entry) => {
    const aud = parseAssertion(entry)?.claims.aud
    if (aud === undefined) return undefined
    return typeof aud === 'string' ? PASS : fail('aud is not a string', 'one string', JSON.stringify(aud))
  },
  examples: {
    valid: [createExampleAssertion()],
    invalid: [createExampleAssertion({ claims: { aud: ['https://ehr.example/auth/token'] } })],
  },
})
