import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { oidc } from '../../core/declare/spec.ts'
import { isAttributed } from '../evidence/is-attributed.ts'

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
  checkRun: (run, past) => {
    const fetches = run.filter(({ step, listener }) => step === 'jwks' && listener === 'public')
    const tokens = run.filter(({ facts }) => facts.issuedIdToken !== undefined).length
    if (fetches.length === 0) return undefined
    if (fetches.length <= LIMIT + tokens) return PASS
    return fetches.every((entry) => isAttributed(entry, past))
      ? fail('the key set is fetched repeatedly', 'once', `${fetches.length} times`)
      : inconclusive('another client was active: some of the fetches may be its own')
  },
  examples: {
    valid: [{ step: 'token', facts: { issuedIdToken: 'e.y.j' } }, { step: 'jwks' }],
    invalid: [1, 2, 3, 4].map(() => ({ step: 'jwks' as const })),
  },
})
