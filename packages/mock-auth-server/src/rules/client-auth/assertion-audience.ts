import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { createExampleAssertion } from '../evidence/create-example-assertion.ts'
import { parseAssertion } from '../evidence/requests/parse-assertion.ts'

export const assertionAudience = defineRule({
  name: 'assertion-audience',
  level: 'error',
  catalogueIds: ['C-114'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  requirement:
    'The aud of an assertion is the token URL, including the query that it was published with, if any.',
  howToFix: 'Set aud to the token_endpoint of discovery, character by character.',
  steps: ['token'],
  check: (entry) => {
    const assertion = parseAssertion(entry)
    const expected = entry.facts.endpointUrl
    if (!assertion || expected === undefined) return undefined
    const { aud } = assertion.claims
    const named = Array.isArray(aud) ? aud : [aud]
    const [, query] = entry.request.target.split('?')
    return named.includes(expected) || (query !== undefined && named.includes(`${expected}?${query}`))
      ? PASS
      : fail('aud is not the token URL', expected, JSON.stringify(aud) ?? 'none')
  },
  examples: {
    valid: [
      createExampleAssertion(),
      {
        ...createExampleAssertion({ claims: { aud: 'https://ehr.example/auth/token?v=2' } }),
        target: '/auth/token?v=2',
      },
    ],
    invalid: [createExampleAssertion({ claims: { aud: 'https://ehr.example' } })],
  },
})
