import { defineRule, fails, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { assertionOf } from '../evidence/assertion-of.ts'
import { exampleAssertion } from '../evidence/example-assertion.ts'

export const assertionJku = defineRule({
  name: 'assertion-jku',
  level: 'error',
  ids: ['C-111'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  text: 'A jku in the header, when present, is the key set URL that the client registered.',
  fix: 'Leave jku out, or set it to exactly the registered jwks_uri.',
  steps: ['token', 'introspect', 'revoke'],
  check: (entry) => {
    const jku = assertionOf(entry)?.header.jku
    if (jku === undefined) return undefined
    if (typeof jku !== 'string' || !URL.canParse(jku))
      return fails('jku is no URL', 'the jwks_uri', String(jku))
    const { clientType, registeredJwksUri = 'no jwks_uri' } = entry.facts
    if (clientType === undefined || jku === registeredJwksUri) return PASS
    return fails('jku is not registered', registeredJwksUri, jku)
  },
  examples: {
    good: [exampleAssertion({ header: { jku: 'https://app.example/jwks.json' } })],
    bad: [exampleAssertion({ header: { jku: 'jwks.json' } })],
  },
})
