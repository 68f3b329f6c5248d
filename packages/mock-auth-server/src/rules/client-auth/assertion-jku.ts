import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { createExampleAssertion } from '../evidence/create-example-assertion.ts'
import { parseAssertion } from '../evidence/requests/parse-assertion.ts'

export const assertionJku = defineRule({
  name: 'assertion-jku',
  level: 'error',
  catalogueIds: ['C-111'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  requirement: "A jku in the header, when present, is the client's registered key set URL.",
  howToFix: 'Leave jku out, or set it to exactly the registered jwks_uri.',
  steps: ['token', 'introspect', 'revoke'],
  check: (entry) => {
    const jku = parseAssertion(entry)?.header.jku
    if (jku === undefined) return undefined
    if (typeof jku !== 'string' || !URL.canParse(jku))
      return fail('jku is not a URL', 'the jwks_uri', String(jku))
    const { clientType, registeredJwksUri = 'no jwks_uri' } = entry.facts
    if (clientType === undefined || jku === registeredJwksUri) return PASS
    return fail('jku is not registered', registeredJwksUri, jku)
  },
  examples: {
    valid: [createExampleAssertion({ header: { jku: 'https://app.example/jwks.json' } })],
    invalid: [createExampleAssertion({ header: { jku: 'jwks.json' } })],
  },
})
