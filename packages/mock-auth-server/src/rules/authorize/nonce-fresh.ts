import { defineRule, fail } from '../../core/declare/rule.ts'
import { oidc } from '../../core/declare/spec.ts'
import { computeEntropyBound } from '../../core/util/entropy.ts'
import { judgeSingleUse } from '../evidence/judge-single-use.ts'

const ADVISED_BITS = 122

export const nonceFresh = defineRule({
  name: 'nonce-fresh',
  level: 'warning',
  ids: ['C-053'],
  spec: oidc('NonceNotes'),
  text: 'A nonce, when sent, is random and belongs to one authorize request.',
  fix: 'Generate a new nonce for each authorize request, with 22 base64url characters or more.',
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
    good: [{ step: 'authorize', facts: { nonce: 'Zb3kPq9XwR2mYt7aLn5vCq' } }],
    bad: [{ step: 'authorize', facts: { nonce: '12345' } }],
  },
})
