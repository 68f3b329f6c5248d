import type { FactRecord, Past } from '../../core/facts.ts'
import { defineRule, fails, PASS } from '../../core/rule.ts'
import { rfc } from '../../core/spec.ts'

const LIMIT = 3
const WITHIN_MS = 30_000

export const noAuthorizeLoop = defineRule({
  name: 'no-authorize-loop',
  level: 'warning',
  ids: ['C-036'],
  spec: rfc(6749, '4.1.2.1'),
  text: 'A login that failed is not started again by the client alone.',
  fix: 'Show the error and wait for the user, instead of redirecting to authorize at once.',
  steps: ['authorize'],
  check: ({ facts: { clientId }, startedAt }, past) => {
    if (!clientId) return undefined
    const failed = past
      .recent('clientId')
      .filter(
        (record) =>
          record.step === 'authorize' &&
          record.facts.clientId === clientId &&
          startedAt - record.at < WITHIN_MS &&
          cameToNothing(record, past),
      )
    if (failed.length < LIMIT) return PASS
    return fails(
      'authorize is repeated in a loop',
      `at most ${LIMIT} in 30 s`,
      `${failed.length + 1} in 30 s`,
    )
  },
  examples: {
    good: [
      { step: 'authorize', facts: { clientId: 'app', error: 'access_denied' } },
      { step: 'authorize', facts: { clientId: 'app' } },
    ],
    bad: [
      { step: 'authorize', facts: { clientId: 'app', error: 'invalid_scope' } },
      { step: 'authorize', facts: { clientId: 'app', error: 'invalid_scope' } },
      { step: 'authorize', facts: { clientId: 'app', issuedCode: 'code.1' } },
      { step: 'authorize', facts: { clientId: 'app' } },
    ],
  },
})

/** Refused, or answered with a code that nobody redeemed. */
function cameToNothing({ facts: { error, issuedCode } }: FactRecord, past: Past): boolean {
  return error !== undefined || (issuedCode !== undefined && past.having('code', issuedCode).length === 0)
}
