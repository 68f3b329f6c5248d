import { oidc } from '../spec.ts'
import type { PitfallDetector } from './pitfall-detector.ts'

export const issuerMismatch: PitfallDetector = {
  name: 'issuer-mismatch',
  title: 'The issuer does not match',
  explanation:
    'iss of the id_token, the issuer of openid-configuration and the issuer of smart-configuration must be the same string. A trailing slash, http instead of https or another host is a mismatch.',
  whatToChange: [
    'Make all three equal, character by character.',
    'Behind a proxy: configure the public URL as issuer.',
  ],
  spec: oidc('3.1.3.7', 'IDTokenValidation'),
  recognise({ step }) {
    const suspects = [step('id-token'), step('openid-configuration'), step('callback')]
    const seen = suspects.find(
      (one) =>
        one?.verdict?.code === 'issuer-mismatch' || /\biss must be\b/.test(one?.verdict?.message ?? ''),
    )
    return seen && { seen: seen.verdict?.message ?? '', steps: [seen] }
  },
}
