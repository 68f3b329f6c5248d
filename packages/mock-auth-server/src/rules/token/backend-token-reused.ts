import { defineRule, type ExampleExchange, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
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
  check: ({ facts: { clientId, grantType, scope }, startedAt, seq }, past) => {
    if (grantType !== 'client_credentials' || !clientId) return undefined
    const before = past
      .findByValue('clientId', clientId)
      .filter(
        ({ facts }) =>
          facts.issuedAccessToken !== undefined && facts.grantType === grantType && facts.scope === scope,
      )
      .slice(-IN_A_ROW)
    const uses = before.map(({ facts }) => past.findByValue('accessToken', facts.issuedAccessToken ?? ''))
    const isHabit = before.every(
      ({ at, facts }, index) =>
        startedAt - at < (Number(facts.expiresIn) * 1000) / 2 && (uses[index]?.length ?? 0) <= 1,
    )
    if (before.length < IN_A_ROW || !isHabit) return PASS
    const isInTurn = before.every((_, index) => {
      const [use] = uses[index] ?? []
      return use !== undefined && use.seq < (before[index + 1]?.seq ?? seq)
    })
    return isInTurn
      ? fail('a token is requested for nearly every request', 'one until it expires', `${before.length + 1}`)
      : inconclusive('several instances of the service may have started at once')
  },
  examples: {
    valid: [{ step: 'token', facts: { clientId: 'b', grantType: 'client_credentials' } }],
    invalid: [1, 2, 3, 4].flatMap((n) => [...(n > 1 ? [readWith(n - 1)] : []), requestToken(n)]),
  },
})

function requestToken(n: number): ExampleExchange {
  const facts = { clientId: 'b', grantType: 'client_credentials', expiresIn: '300' }
  return { step: 'token', facts: { ...facts, issuedAccessToken: `at.${n}` } }
}

function readWith(n: number): ExampleExchange {
  return { step: 'fhir-read', facts: { clientId: 'b', accessToken: `at.${n}` } }
}
