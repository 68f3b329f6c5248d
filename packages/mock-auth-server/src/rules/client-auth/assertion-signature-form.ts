import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { createExampleAssertion } from '../evidence/create-example-assertion.ts'
import { parseAssertion } from '../evidence/requests/parse-assertion.ts'

const ECDSA_BYTES: ReadonlyMap<string, number> = new Map([
  ['ES256', 64],
  ['ES384', 96],
  ['ES512', 132],
])
/** The signature of the smallest RSA key that is allowed, 2048 bits. */
const RSA_BYTES = 256

export const assertionSignatureForm = defineRule({
  name: 'assertion-signature-form',
  level: 'error',
  catalogueIds: ['C-120'],
  spec: rfc(7518, '3.4'),
  requirement:
    'The signature has the form required by its algorithm, is made with a large enough key, and verifies.',
  howToFix:
    'Encode ECDSA signatures as R and S concatenated (not DER), and use RSA keys of 2048 bits or more.',
  steps: ['token', 'introspect', 'revoke'],
  check: (entry) => {
    const assertion = parseAssertion(entry)
    if (!assertion) return undefined
    const alg = String(assertion.header.alg)
    const bytes = Math.floor((assertion.signature.length * 3) / 4)
    const raw = ECDSA_BYTES.get(alg)
    if (raw !== undefined && bytes !== raw) {
      return fail(
        'the signature has the wrong length',
        `${raw} bytes`,
        `${bytes} bytes${derHint(assertion.signature)}`,
      )
    }
    if (/^[RP]S/.test(alg) && bytes < RSA_BYTES) {
      return fail('the RSA key is too small', '2048 bits', `${bytes * 8} bits`)
    }
    return entry.facts.assertionSignature === 'wrong'
      ? fail('the signature does not verify with the registered key', 'a signature that verifies')
      : PASS
  },
  examples: {
    valid: [createExampleAssertion()],
    invalid: [createExampleAssertion({ header: { alg: 'ES384' }, signature: `MG${'A'.repeat(137)}` })],
  },
})

/** Returns a hint when a signature is in DER, whose sequence begins with 0x30, which is `M` in base64url. */
function derHint(signature: string): string {
  return signature.startsWith('M') ? ', as DER' : ''
}
