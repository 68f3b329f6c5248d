import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { backendServices } from '../../core/declare/spec.ts'

/** Number of consecutive requests that show a habit; a new process, or a test, may request a token again. */
const IN_A_ROW = 3

export const backendTokenReused = defineRule({
  name: 'backend-token-reused',
  level: 'info',
  catalogueIds: ['C-182'],
  spec: backendServices('obtain-access-token'),
  requirement:
    'A backend service uses a token until it expires, instead of requesting one for every request.',
  howToFix: 'Keep the token until shortly before it expires, and share it between requests.',
  steps: ['token'],
  check: ({ facts: { clientId, grantType, scope }, startedAt }, past) => {
    if (grantType !== 'client_credentials' || !clientId) return undefined
    const unused = past
      .findRecent('issuedAccessToken')
      .filter(
        ({ facts }) => facts.clientId === clientId && facts.grantType === grantType && facts.scope === scope,
      )
      .slice(-IN_A_ROW)
      .filter(
        ({ at, facts }) =>
          startedAt - at < (Number(facts.expiresIn) * 1000) / 2 &&
          past.findByValue('accessToken', facts.issuedAccessToken ?? '').length <= 1,
      )
    return unused.length < IN_A_ROW
      ? PASS
      : fail('a token is requested for nearly every request', 'one until it expires', `${unused.length + 1}`)
  },
  examples: {
    valid: [{ step: 'token', facts: { clientId: 'b', grantType: 'client_credentials' } }],
    invalid: [1, 2, 3, 4].map((n) => ({
      step: 'token' as const,
      facts: {
        clientId: 'b',
        grantType: 'client_credentials',
        issuedAccessToken: `at.${n}`,
        expiresIn: '300',
      },
    })),
  },
})
