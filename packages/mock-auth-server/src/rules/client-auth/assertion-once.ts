import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { createExampleAssertion } from '../evidence/create-example-assertion.ts'
import { parseAssertion } from '../evidence/requests/parse-assertion.ts'

export const assertionOnce = defineRule({
  name: 'assertion-once',
  level: 'error',
  catalogueIds: ['C-116', 'C-119'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  requirement:
    'Each request, including each retry, has its own assertion with a jti that was never used before.',
  howToFix: 'Create and sign a new assertion for every request, with a random jti.',
  steps: ['token'],
  check: (entry, past) => {
    const assertion = parseAssertion(entry)
    if (!assertion) return undefined
    const { jti } = assertion.claims
    if (typeof jti !== 'string' || jti === '') {
      return fail('jti is not a string', 'a random string', JSON.stringify(jti) ?? 'none')
    }
    const { clientId } = entry.facts
    const [used] = past.findByValue('jti', jti).filter(({ facts }) => facts.clientId === clientId)
    return used ? fail('the jti was used before', 'a new one', `${jti} in exchange ${used.seq}`) : PASS
  },
  examples: {
    valid: [createExampleAssertion()],
    invalid: [createExampleAssertion(), createExampleAssertion()],
  },
})
