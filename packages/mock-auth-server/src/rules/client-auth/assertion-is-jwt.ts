import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { createExampleAssertion } from '../evidence/create-example-assertion.ts'
import { parseAssertion } from '../evidence/requests/parse-assertion.ts'
import { readCredentials } from '../evidence/requests/read-credentials.ts'

export const assertionIsJwt = defineRule({
  name: 'assertion-is-jwt',
  level: 'error',
  catalogueIds: ['C-107'],
  spec: rfc(7515, '7.1'),
  requirement: 'An assertion is a JWT in compact form: three parts of base64url without padding.',
  howToFix: 'Serialise the signed JWT in compact form, with base64url and no = at the end.',
  steps: ['token', 'introspect', 'revoke'],
  check: (entry) => {
    const { assertion } = readCredentials(entry)
    if (assertion === undefined) return undefined
    const read = parseAssertion(entry)
    const ok = read && /^[A-Za-z0-9_-]*$/.test(read.signature)
    return ok ? PASS : fail('the assertion cannot be read', '3 parts of base64url', shape(assertion))
  },
  examples: { valid: [createExampleAssertion()], invalid: [createExampleAssertion({ signature: 'AA==' })] },
})

function shape(assertion: string): string {
  const parts = assertion.split('.')
  return parts.length === 3 ? 'a part that is not base64url' : `${parts.length} parts`
}
