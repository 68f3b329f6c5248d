import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { findRefreshes, isOutcomeKnown, SIDE_BY_SIDE_MS } from '../evidence/refreshes.ts'

export const refreshTokenLatest = defineRule({
  name: 'refresh-token-latest',
  level: 'error',
  catalogueIds: ['C-131'],
  spec: rfc(6749, '6'),
  requirement: 'A refresh token is never used after it was replaced.',
  howToFix: 'Overwrite the stored refresh token whenever a token response contains another one.',
  steps: ['token'],
  check: ({ facts, startedAt }, past) => {
    const { grantType, refreshToken } = facts
    if (grantType !== 'refresh_token' || !refreshToken) return undefined
    const replaced = findRefreshes(past, refreshToken).filter(
      ({ facts: { issuedRefreshToken } }) =>
        issuedRefreshToken !== undefined && issuedRefreshToken !== refreshToken,
    )
    const [first] = replaced
    if (!first) return PASS
    if (!replaced.some(isOutcomeKnown))
      return inconclusive('the client may not have received the response that replaced the token')
    if (startedAt - first.at <= SIDE_BY_SIDE_MS) return undefined
    return fail(`the token was replaced in exchange ${first.seq}`, 'the newer one', 'the older one')
  },
  examples: {
    valid: [
      {
        step: 'token',
        facts: { grantType: 'refresh_token', refreshToken: 'rt.1', issuedRefreshToken: 'rt.2' },
      },
    ],
    invalid: [
      {
        step: 'token',
        at: 0,
        facts: { grantType: 'refresh_token', refreshToken: 'rt.1', issuedRefreshToken: 'rt.2' },
      },
      { step: 'token', at: 60_000, facts: { grantType: 'refresh_token', refreshToken: 'rt.1' } },
    ],
  },
})
