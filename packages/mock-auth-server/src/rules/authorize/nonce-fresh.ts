import { defineRule } from '../../core/declare/rule.ts'
import { oidc } from '../../core/declare/spec.ts'
import { judgeSingleUse } from '../evidence/judge-single-use.ts'
import { judgeEntropy, SMART_BITS } from '../evidence/random-values.ts'

export const nonceFresh = defineRule({
  name: 'nonce-fresh',
  level: 'warning',
  catalogueIds: ['C-053'],
  spec: oidc('NonceNotes'),
  requirement: 'A nonce, when sent, is random and belongs to one authorize request.',
  howToFix: 'Generate a new nonce for each authorize request, with 22 base64url characters or more.',
  steps: ['authorize'],
  check: (entry, past) => {
    const guessed = judgeEntropy(entry, past, 'nonce', { label: 'nonce', bits: SMART_BITS })
    return guessed?.outcome === 'passed' ? judgeSingleUse(entry, past, 'nonce', 'nonce') : guessed
  },
  examples: {
    valid: [{ step: 'authorize', facts: { nonce: 'Zb3kPq9XwR2mYt7aLn5vCq' } }],
    invalid: [{ step: 'authorize', facts: { nonce: '12345' } }],
  },
})
