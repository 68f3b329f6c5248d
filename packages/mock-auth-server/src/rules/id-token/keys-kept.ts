import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { oidc } from '../../core/declare/spec.ts'

/** Maximum number of fetches: one, one more for an unknown key, and one in reserve. */
const LIMIT = 3

export const keysKept = defineRule({
  name: 'keys-kept',
  level: 'info',
  catalogueIds: ['C-166'],
  spec: oidc('RotateSigKeys'),
  requirement: 'The key set is cached, and fetched again only for a key that is not in it.',
  howToFix: 'Cache the key set; fetch it again once when an id_token names an unknown kid.',
  steps: ['jwks'],
  checkRun: (run) => {
    const fetched = run.filter(({ step, listener }) => step === 'jwks' && listener === 'public').length
    const tokens = run.filter(({ facts }) => facts.issuedIdToken !== undefined).length
    if (fetched === 0) return undefined
    return fetched <= LIMIT + tokens
      ? PASS
      : fail('the key set is fetched repeatedly', 'once', `${fetched} times`)
  },
  examples: {
    valid: [{ step: 'token', facts: { issuedIdToken: 'e.y.j' } }, { step: 'jwks' }],
    invalid: [1, 2, 3, 4].map(() => ({ step: 'jwks' as const })),
  },
})
