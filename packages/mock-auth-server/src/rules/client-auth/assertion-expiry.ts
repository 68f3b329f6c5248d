import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { createExampleAssertion } from '../evidence/create-example-assertion.ts'
import { parseAssertion } from '../evidence/requests/parse-assertion.ts'

const LIFETIME_S = 300
/** Clocks differ a little. */
const SKEW_S = 10

export const assertionExpiry = defineRule({
  name: 'assertion-expiry',
  level: 'error',
  catalogueIds: ['C-115'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  requirement: 'The exp of an assertion is a number of seconds, at most five minutes ahead.',
  howToFix:
    'Set exp to the current time in seconds plus at most 300, as an integer, and create the assertion when sending it.',
  steps: ['token'],
  check: (entry) => {
    const assertion = parseAssertion(entry)
    if (!assertion) return undefined
    const { exp } = assertion.claims
    const now = entry.startedAt / 1000
    const expected = 'seconds since 1970, at most 300 ahead'
    if (typeof exp !== 'number') return fail('exp is not a number', expected, JSON.stringify(exp) ?? 'none')
    if (exp > now * 100) return fail('exp is in milliseconds', expected, String(exp))
    const ahead = exp - now
    if (ahead < -SKEW_S) return fail('exp has passed', expected, `${Math.round(-ahead)} s ago`)
    return ahead > LIFETIME_S + SKEW_S
      ? fail('exp is too far ahead', expected, `${Math.round(ahead)} s ahead`)
      : PASS
  },
  examples: {
    valid: [createExampleAssertion()],
    invalid: [createExampleAssertion({ claims: { exp: 1_900_000_000 } })],
  },
})
