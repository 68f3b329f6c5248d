import { defineRule, fail } from '../../core/declare/rule.ts'
import { oidc } from '../../core/declare/spec.ts'
import { computeEntropyBound } from '../../core/util/entropy.ts'
import { judgeSingleUse } from '../evidence/judge-single-use.ts'

const ADVISED_BITS = 122

export const nonceFresh = defineRule({
  name: 'nonce-fresh',
  level: 'warning',
  catalogueIds: ['C-053'],
  spec: oidc('NonceNotes'),
  requirement: 'A nonce, when sent, is random and belongs to one authorize request.',
  howToFix: 'Generate a new nonce for each authorize request, with 22 base64url characters or more.',
  steps: ['authorize'],
  check: (entry, past) => {
    const { nonce } = entry.facts
    if (!nonce) return undefined
    const bits = computeEntropyBound(nonce)
    return bits < ADVISED_BITS
      ? fail('the nonce can be guessed', `at least ${ADVISED_BITS} bits`, `at most ${Math.floor(bits)} bits`)
      : judgeSingleUse(entry, past, 'nonce', 'nonce')
  },
  examples: {
    valid: [{ step: 'authorize', facts: { nonce: 'Zb3kPq9XwR2mYt7aLn5vCq' } }],
    invalid: [{ step: 'authorize', facts: { nonce: '12345' } }],
  },
})
