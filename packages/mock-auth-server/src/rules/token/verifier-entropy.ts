import { defineRule } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { judgeEntropy } from '../evidence/random-values.ts'

/** Recommended entropy in bits; 43 characters of letters and digits have 256 too, of hex 172. */
const ADVISED_BITS = 256

export const verifierEntropy = defineRule({
  name: 'verifier-entropy',
  level: 'warning',
  catalogueIds: ['C-045'],
  spec: rfc(7636, '7.1'),
  requirement: 'A code_verifier has 256 bits of entropy.',
  howToFix: 'Use 32 bytes from a cryptographic generator, as base64url; hex needs 64 characters.',
  steps: ['token'],
  check: (entry, past) =>
    judgeEntropy(entry, past, 'codeVerifier', { label: 'verifier', bits: ADVISED_BITS }),
  examples: {
    valid: [{ step: 'token', facts: { codeVerifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' } }],
    invalid: [
      { step: 'token', facts: { codeVerifier: '12345678901234567890123456789012345678901234567890' } },
    ],
  },
})
