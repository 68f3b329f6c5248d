import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { findRefreshes, isOutcomeKnown, SIDE_BY_SIDE_MS } from '../evidence/refreshes.ts'

export const noRefreshAfterInvalidGrant = defineRule({
  name: 'no-refresh-after-invalid-grant',
  level: 'error',
  catalogueIds: ['C-135'],
  spec: rfc(6749, '5.2'),
  requirement: 'After invalid_grant, the refresh token is not sent again.',
  howToFix: 'Discard the refresh token after invalid_grant, and let the user sign in again.',
  steps: ['token'],
  check: ({ facts: { grantType, refreshToken }, startedAt }, past) => {
    if (grantType !== 'refresh_token' || !refreshToken) return undefined
    const refused = findRefreshes(past, refreshToken).find(
      (record) =>
        record.facts.error === 'invalid_grant' &&
        isOutcomeKnown(record) &&
        startedAt - record.at > SIDE_BY_SIDE_MS,
    )
    return refused
      ? fail(`it was rejected in exchange ${refused.seq}`, 'a new login', 'the same token')
      : PASS
  },
  examples: {
    valid: [{ step: 'token', facts: { grantType: 'refresh_token', refreshToken: 'rt.1' } }],
    invalid: [
      {
        step: 'token',
        at: 0,
        facts: { grantType: 'refresh_token', refreshToken: 'rt.1', error: 'invalid_grant' },
      },
      { step: 'token', at: 9000, facts: { grantType: 'refresh_token', refreshToken: 'rt.1' } },
    ],
  },
})
