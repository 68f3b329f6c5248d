import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'

export const verifierFresh = defineRule({
  name: 'verifier-fresh',
  level: 'error',
  catalogueIds: ['C-045'],
  spec: rfc(7636, '7.1'),
  requirement: 'Each code is redeemed with its own code_verifier.',
  howToFix: 'Generate a new code_verifier for every authorize request.',
  steps: ['token'],
  check: ({ facts: { codeVerifier, code } }, past) => {
    if (!codeVerifier || !code) return undefined
    const other = past
      .findByValue('codeVerifier', codeVerifier)
      .find(({ facts }) => facts.code !== undefined && facts.code !== code)
    return other ? fail('the verifier was used for another code', 'a new one', `exchange ${other.seq}`) : PASS
  },
  examples: {
    valid: [
      { step: 'token', facts: { code: 'code.1', codeVerifier: 'v' } },
      { step: 'token', facts: { code: 'code.2', codeVerifier: 'w' } },
    ],
    invalid: [
      { step: 'token', facts: { code: 'code.1', codeVerifier: 'v' } },
      { step: 'token', facts: { code: 'code.2', codeVerifier: 'v' } },
    ],
  },
})
