import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'

/** Requests that were on their way. */
const GRACE_MS = 5000

export const notUsedAfterRevocation = defineRule({
  name: 'not-used-after-revocation',
  level: 'warning',
  catalogueIds: ['C-146'],
  spec: rfc(7009, '2'),
  requirement: 'A token is not used after the client revoked it or another token of the same login.',
  howToFix: 'Discard both the access token and the refresh token when you revoke one of them.',
  steps: FHIR_STEPS,
  check: ({ facts: { accessToken }, startedAt }, past) => {
    const issued = accessToken ? past.findByValue('issuedAccessToken', accessToken)[0] : undefined
    if (!accessToken || !issued) return undefined
    const refreshToken = issued.facts.issuedRefreshToken
    const revoked = [
      ...past.findByValue('accessToken', accessToken),
      ...(refreshToken ? past.findByValue('refreshToken', refreshToken) : []),
    ].find(({ step, facts }) => step === 'revoke' && facts.error === undefined)
    if (!revoked) return undefined
    return startedAt - revoked.at <= GRACE_MS
      ? PASS
      : fail(`the token was revoked in exchange ${revoked.seq}`, 'forgotten', 'used')
  },
  examples: {
    valid: [
      { step: 'token', facts: { issuedAccessToken: 'at.1' } },
      { step: 'revoke', facts: { accessToken: 'at.1' } },
      { step: 'fhir-read', facts: { accessToken: 'at.1' } },
    ],
    invalid: [
      { step: 'token', at: 0, facts: { issuedAccessToken: 'at.1', issuedRefreshToken: 'rt.1' } },
      { step: 'revoke', at: 1000, facts: { refreshToken: 'rt.1' } },
      { step: 'fhir-read', at: 30_000, facts: { accessToken: 'at.1' } },
    ],
  },
})
