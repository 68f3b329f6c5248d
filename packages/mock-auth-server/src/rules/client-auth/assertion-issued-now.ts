import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { createExampleAssertion } from '../evidence/create-example-assertion.ts'
import { parseAssertion } from '../evidence/requests/parse-assertion.ts'

const SKEW_S = 10

export const assertionIssuedNow = defineRule({
  name: 'assertion-issued-now',
  level: 'error',
  catalogueIds: ['C-118'],
  spec: rfc(7523, '3'),
  requirement: 'The iat and nbf of an assertion, when present, are seconds that do not lie in the future.',
  howToFix: 'Set iat and nbf to the current time in seconds, as integers, or leave them out.',
  steps: ['token'],
  check: (entry) => {
    const claims = parseAssertion(entry)?.claims
    const given = ['iat', 'nbf'].filter((name) => claims?.[name] !== undefined)
    if (!claims || given.length === 0) return undefined
    const now = entry.startedAt / 1000
    const bad = given.find(
      (name) => !(Number(claims[name]) <= now + SKEW_S) || typeof claims[name] !== 'number',
    )
    return bad
      ? fail(`${bad} is not a time in the past`, String(Math.floor(now)), JSON.stringify(claims[bad]))
      : PASS
  },
  examples: {
    valid: [createExampleAssertion({ claims: { iat: 1_767_225_600 } })],
    invalid: [createExampleAssertion({ claims: { iat: 1_767_229_999 } })],
  },
})
