import { defineRule, fails, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { assertionOf } from '../evidence/assertion-of.ts'
import { exampleAssertion } from '../evidence/example-assertion.ts'

export const assertionOneAudience = defineRule({
  name: 'assertion-one-audience',
  level: 'warning',
  ids: ['C-114'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  text: 'The aud of an assertion is one string.',
  fix: 'Set aud to the token URL as a string; a list lets other servers use the assertion.',
  steps: ['token'],
  check: (entry) => {
    const aud = assertionOf(entry)?.claims.aud
    if (aud === undefined) return undefined
    return typeof aud === 'string' ? PASS : fails('aud is no string', 'one string', JSON.stringify(aud))
  },
  examples: {
    good: [exampleAssertion()],
    bad: [exampleAssertion({ claims: { aud: ['https://ehr.example/auth/token'] } })],
  },
})
