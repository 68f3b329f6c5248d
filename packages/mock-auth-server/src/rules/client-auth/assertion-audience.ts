import { defineRule, fails, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { assertionOf } from '../evidence/assertion-of.ts'
import { exampleAssertion } from '../evidence/example-assertion.ts'

export const assertionAudience = defineRule({
  name: 'assertion-audience',
  level: 'error',
  ids: ['C-114'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  text: 'The aud of an assertion is the token URL, with the query that it was published with, if any.',
  fix: 'Set aud to the token_endpoint of discovery, character by character.',
  steps: ['token'],
  check: (entry) => {
    const assertion = assertionOf(entry)
    const expected = entry.facts.endpointUrl
    if (!assertion || expected === undefined) return undefined
    const { aud } = assertion.claims
    const named = Array.isArray(aud) ? aud : [aud]
    const [, query] = entry.request.target.split('?')
    return named.includes(expected) || (query !== undefined && named.includes(`${expected}?${query}`))
      ? PASS
      : fails('aud is not the token URL', expected, JSON.stringify(aud) ?? 'none')
  },
  examples: {
    good: [
      exampleAssertion(),
      {
        ...exampleAssertion({ claims: { aud: 'https://ehr.example/auth/token?v=2' } }),
        target: '/auth/token?v=2',
      },
    ],
    bad: [exampleAssertion({ claims: { aud: 'https://ehr.example' } })],
  },
})
