import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import type { FactHistory, FactRecord } from '../../core/journal/facts.ts'

/** A test (or a user) may refresh early once or twice; only a habit is one. */
const IN_A_ROW = 3

export const refreshWhenDue = defineRule({
  name: 'refresh-when-due',
  level: 'warning',
  catalogueIds: ['C-134'],
  spec: appLaunch('refresh-access-token'),
  requirement:
    'A client refreshes when its token is about to expire or was rejected, not before every request.',
  howToFix: 'Keep the token until shortly before it expires.',
  steps: ['token'],
  check: ({ facts, startedAt }, past) => {
    if (facts.grantType !== 'refresh_token' || !facts.refreshToken) return undefined
    let early = 0
    let at = startedAt
    let issued: FactRecord | undefined = past.findByValue('issuedRefreshToken', facts.refreshToken)[0]
    if (!issued?.facts.expiresIn) return undefined
    while (issued && isEarly(issued, at, past)) {
      early += 1
      at = issued.at
      const refreshToken: string | undefined = issued.facts.refreshToken
      const before: FactRecord | undefined = refreshToken
        ? past.findByValue('issuedRefreshToken', refreshToken)[0]
        : undefined
      issued = before && before.seq < issued.seq ? before : undefined
    }
    return early < IN_A_ROW
      ? PASS
      : fail('tokens are refreshed long before they expire', 'when due', `${early} times in a row`)
  },
  examples: {
    valid: [
      { step: 'token', at: 0, facts: { issuedRefreshToken: 'rt.1', expiresIn: '60' } },
      { step: 'token', at: 55_000, facts: { grantType: 'refresh_token', refreshToken: 'rt.1' } },
    ],
    invalid: [
      { step: 'token', facts: { issuedRefreshToken: 'rt.1', expiresIn: '3600' } },
      ...[1, 2, 3].map((n) => ({
        step: 'token' as const,
        facts: {
          grantType: 'refresh_token',
          refreshToken: `rt.${n}`,
          issuedRefreshToken: `rt.${n + 1}`,
          expiresIn: '3600',
        },
      })),
    ],
  },
})

/** Returns `true` when more than half of the token's life is left, and no request with it was refused. */
function isEarly({ at, facts }: FactRecord, until: number, history: FactHistory): boolean {
  const { expiresIn, issuedAccessToken } = facts
  const refused =
    issuedAccessToken !== undefined &&
    history.findByValue('accessToken', issuedAccessToken).some((used) => used.facts.error === 'invalid_token')
  return !refused && until - at < (Number(expiresIn) * 1000) / 2
}
