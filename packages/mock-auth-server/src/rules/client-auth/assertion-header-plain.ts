import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { createExampleAssertion } from '../evidence/create-example-assertion.ts'
import { parseAssertion } from '../evidence/requests/parse-assertion.ts'

const KEYS_INSIDE = ['jwk', 'x5u', 'x5c', 'crit']

export const assertionHeaderPlain = defineRule({
  name: 'assertion-header-plain',
  level: 'warning',
  catalogueIds: ['C-112'],
  spec: rfc(7515, '4.1'),
  requirement: 'The header of an assertion contains no key and no critical extension.',
  howToFix: 'Leave jwk, x5u, x5c and crit out; the server uses the registered key.',
  steps: ['token', 'introspect', 'revoke'],
  check: (entry) => {
    const assertion = parseAssertion(entry)
    if (!assertion) return undefined
    const name = KEYS_INSIDE.find((each) => assertion.header[each] !== undefined)
    return name ? fail('the header has a member that servers ignore or reject', 'left out', name) : PASS
  },
  examples: {
    valid: [createExampleAssertion()],
    invalid: [createExampleAssertion({ header: { crit: ['b64'] } })],
  },
})
