import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { KEY_STEPS, readKeySet } from '../evidence/key-sets.ts'

const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']

export const keysPublic = defineRule({
  name: 'keys-public',
  level: 'error',
  catalogueIds: ['C-124'],
  spec: clientAsymmetric('registering-a-client-communicating-public-keys'),
  requirement: 'The key set of a client contains public keys only.',
  howToFix: 'Remove d, p, q, dp, dq, qi and k, and replace the keys that were exposed.',
  steps: KEY_STEPS,
  check: (entry) => {
    const keys = readKeySet(entry)
    if (!keys || keys.length === 0) return undefined
    const name = PRIVATE.find((each) => keys.some((key) => key[each] !== undefined))
    return name ? fail('a private key is published', 'public members', name) : PASS
  },
  examples: {
    valid: [{ step: 'register', method: 'POST', body: '{"jwks":{"keys":[{"kty":"EC","kid":"1"}]}}' }],
    invalid: [
      { step: 'register', method: 'POST', body: '{"jwks":{"keys":[{"kty":"EC","kid":"1","d":"x"}]}}' },
    ],
  },
})
