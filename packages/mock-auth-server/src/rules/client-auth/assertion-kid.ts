import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { createExampleAssertion } from '../evidence/create-example-assertion.ts'
import { parseAssertion } from '../evidence/requests/parse-assertion.ts'

export const assertionKid = defineRule({
  name: 'assertion-kid',
  level: 'error',
  catalogueIds: ['C-109'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  requirement: 'The header of an assertion names its key, and the key is registered.',
  howToFix: 'Put the kid of the signing key in the header, and publish that key in the registered set.',
  steps: ['token', 'introspect', 'revoke'],
  check: (entry) => {
    const assertion = parseAssertion(entry)
    if (!assertion) return undefined
    const { kid } = assertion.header
    if (typeof kid !== 'string' || kid === '')
      return fail('the header has no kid', 'the id of the key', 'none')
    return entry.facts.assertionKey === 'unknown'
      ? fail('the key is not registered', 'a registered kid', kid)
      : PASS
  },
  examples: {
    valid: [createExampleAssertion()],
    invalid: [createExampleAssertion({ header: { kid: undefined } })],
  },
})
