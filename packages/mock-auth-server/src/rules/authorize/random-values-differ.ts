import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'

export const randomValuesDiffer = defineRule({
  name: 'random-values-differ',
  level: 'warning',
  catalogueIds: ['C-054'],
  spec: rfc(7636, '7'),
  requirement: 'State, nonce, code_challenge and code_verifier are different values.',
  howToFix: 'Generate each of them separately.',
  steps: ['authorize', 'token'],
  check: ({ step, facts }, past) => {
    if (step === 'token') {
      const { codeVerifier } = facts
      if (!codeVerifier) return undefined
      const shown = (['state', 'nonce'] as const).find(
        (name) => past.findByValue(name, codeVerifier).length > 0,
      )
      return shown ? fail('the code_verifier was sent before', 'a value of its own', shown) : PASS
    }
    const { state, nonce, codeChallenge } = facts
    if (!state) return undefined
    if (state === nonce) return fail('state and nonce have the same value', 'two values', 'one')
    return state === codeChallenge || (nonce !== undefined && nonce === codeChallenge)
      ? fail('the code_challenge equals state or nonce', 'two values', 'one')
      : PASS
  },
  examples: {
    valid: [
      { step: 'authorize', facts: { state: 'Zb3kPq9XwR2mYt7aLn5vCq', nonce: '4fJ8sLq0TnVbX2dR7kWmHa' } },
    ],
    invalid: [
      { step: 'authorize', facts: { state: 'Zb3kPq9XwR2mYt7aLn5vCq' } },
      { step: 'token', facts: { codeVerifier: 'Zb3kPq9XwR2mYt7aLn5vCq' } },
    ],
  },
})
