import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { createExampleAssertion } from '../evidence/create-example-assertion.ts'
import { parseAssertion } from '../evidence/requests/parse-assertion.ts'

export const assertionSigned = defineRule({
  name: 'assertion-signed',
  level: 'error',
  catalogueIds: ['C-108'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  requirement:
    'An assertion is signed with a private key, not with a shared secret, and is not left unsigned.',
  howToFix: 'Sign with RS384 or ES384.',
  steps: ['token', 'introspect', 'revoke'],
  check: (entry) => {
    const alg = parseAssertion(entry)?.header.alg
    if (alg === undefined)
      return parseAssertion(entry) && fail('the header has no alg', 'RS384 or ES384', 'none')
    return /^(?:[RPE]S(?:256|384|512)|EdDSA|Ed25519)$/.test(String(alg))
      ? PASS
      : fail('alg is not a signature with a private key', 'RS384 or ES384', String(alg))
  },
  examples: {
    valid: [createExampleAssertion()],
    invalid: [createExampleAssertion({ header: { alg: 'HS256' } })],
  },
})
