import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { computeEntropyBound } from '../../core/util/entropy.ts'

const MINIMUM_BITS = 122

export const stateEntropy = defineRule({
  name: 'state-entropy',
  level: 'error',
  catalogueIds: ['C-049'],
  spec: appLaunch('request-4'),
  requirement: 'The state has at least 122 bits of entropy.',
  howToFix:
    'Generate the state with a cryptographic generator: 22 base64url characters, or a version 4 UUID.',
  steps: ['authorize'],
  check: ({ facts: { state } }) => {
    if (!state) return undefined
    const bits = computeEntropyBound(state)
    if (bits >= MINIMUM_BITS) return PASS
    return fail(
      'the state can be guessed',
      `at least ${MINIMUM_BITS} bits`,
      `at most ${Math.floor(bits)} bits in the ${state.length} characters of "${state.slice(0, 60)}"`,
    )
  },
  examples: {
    valid: [{ step: 'authorize', facts: { state: '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d' } }],
    invalid: [{ step: 'authorize', facts: { state: 'Zb3kPq9XwR2mYt7a' } }],
  },
})
