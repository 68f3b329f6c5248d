import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { findFaultAsCause } from '../evidence/was-struck.ts'

export const refreshTokenKnown = defineRule({
  name: 'refresh-token-known',
  level: 'error',
  catalogueIds: ['C-130', 'C-136'],
  spec: appLaunch('refresh-access-token'),
  requirement: 'A client refreshes only with a refresh token that was issued to it.',
  howToFix: 'Refresh only if a refresh_token was issued, and send exactly that one.',
  steps: ['token'],
  check: ({ facts, listener, epoch }, past) => {
    const { grantType, refreshToken, clientId } = facts
    if (grantType !== 'refresh_token') return undefined
    if (!refreshToken) return fail('refresh_token is missing', 'one that was issued', 'none')
    const [issued] = past.findByValue('issuedRefreshToken', refreshToken)
    const owner = issued?.facts.clientId
    if (issued) {
      const ours = owner === undefined || clientId === undefined || owner === clientId
      return ours ? PASS : fail('the refresh token was issued to another client', owner, clientId)
    }
    if (listener === 'canary') return undefined
    if (epoch > 1 || !past.complete)
      return inconclusive('the token may have been issued before the start of the journal')
    const cause = findFaultAsCause(past, 'a token response', 'token')
    return cause
      ? inconclusive(cause)
      : fail(
          'the refresh token was not issued by this server',
          'one that was issued',
          refreshToken.slice(0, 60),
        )
  },
  examples: {
    valid: [
      { step: 'token', facts: { clientId: 'app', issuedRefreshToken: 'rt.1' } },
      { step: 'token', facts: { clientId: 'app', grantType: 'refresh_token', refreshToken: 'rt.1' } },
    ],
    invalid: [
      { step: 'token', facts: { clientId: 'app', issuedAccessToken: 'at.1' } },
      { step: 'token', facts: { clientId: 'app', grantType: 'refresh_token', refreshToken: 'undefined' } },
    ],
  },
})
