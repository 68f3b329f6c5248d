import { defineRule, fails, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { assertionOf } from '../evidence/assertion-of.ts'
import { credentialsOf } from '../evidence/credentials-of.ts'
import { exampleAssertion } from '../evidence/example-assertion.ts'

export const assertionIsJwt = defineRule({
  name: 'assertion-is-jwt',
  level: 'error',
  ids: ['C-107'],
  spec: rfc(7515, '7.1'),
  text: 'An assertion is a JWT in compact form: three parts of base64url without padding.',
  fix: 'Serialise the signed JWT in compact form, with base64url and no = at the end.',
  steps: ['token', 'introspect', 'revoke'],
  check: (entry) => {
    const { assertion } = credentialsOf(entry)
    if (assertion === undefined) return undefined
    const read = assertionOf(entry)
    const ok = read && /^[A-Za-z0-9_-]*$/.test(read.signature)
    return ok ? PASS : fails('the assertion cannot be read', '3 parts of base64url', shape(assertion))
  },
  examples: { good: [exampleAssertion()], bad: [exampleAssertion({ signature: 'AA==' })] },
})

function shape(assertion: string): string {
  const parts = assertion.split('.')
  return parts.length === 3 ? 'a part that is none' : `${parts.length} parts`
}
