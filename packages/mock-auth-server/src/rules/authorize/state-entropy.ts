import { defineRule } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { judgeEntropy, SMART_BITS } from '../evidence/random-values.ts'

export const stateEntropy = defineRule({
  name: 'state-entropy',
  level: 'error',
  catalogueIds: ['C-049'],
  spec: appLaunch('request-4'),
  requirement: 'The state has at least 122 bits of entropy.',
  howToFix:
    'Generate the state with a cryptographic generator: 22 base64url characters, or a version 4 UUID.',
  steps: ['authorize'],
  check: (entry, past) => judgeEntropy(entry, past, 'state', { label: 'state', bits: SMART_BITS }),
  examples: {
    valid: [{ step: 'authorize', facts: { state: '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d' } }],
    invalid: [{ step: 'authorize', facts: { state: 'Zb3kPq9XwR2mYt7a' } }],
  },
})
