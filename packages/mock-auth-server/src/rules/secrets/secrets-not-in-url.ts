import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { isFhirStep, type Step } from '../../core/journal/steps.ts'
import { CLIENT_STEPS } from '../evidence/client-steps.ts'
import {
  describeSecret,
  findKnownSecrets,
  hasSecrets,
  type KnownSecret,
  type SecretKind,
} from '../evidence/find-known-secrets.ts'
import { isAllowedLocation } from '../evidence/secret-locations.ts'

const KINDS: ReadonlySet<SecretKind> = new Set([
  'access token',
  'refresh token',
  'id_token',
  'code_verifier',
  'client_secret',
  'client_assertion',
])

export const secretsNotInUrl = defineRule({
  name: 'secrets-not-in-url',
  level: 'error',
  catalogueIds: ['C-103', 'C-139', 'C-168'],
  spec: rfc(9700, '4.3.2'),
  requirement: 'No token, secret or verifier is ever part of a URL.',
  howToFix:
    'Send tokens in the Authorization header, and secrets and verifiers in the form body of the token request.',
  steps: CLIENT_STEPS,
  check: (entry, past) => {
    if (entry.listener === 'canary') return undefined
    const leak = findKnownSecrets(entry, past).find(
      (secret) =>
        secret.place === 'url' &&
        KINDS.has(secret.kind) &&
        !isAllowedLocation(secret, entry.step) &&
        !hasItsOwnRule(secret, entry.step),
    )
    if (leak) return fail(`a request carries the ${describeSecret(leak)}`, 'never in a URL', entry.step)
    return hasSecrets(past) ? PASS : undefined
  },
  examples: {
    valid: [
      { step: 'token', facts: { issuedAccessToken: 'at_default_1_abc' } },
      {
        step: 'fhir-read',
        target: '/fhir/Patient/1',
        headers: [['Authorization', 'Bearer at_default_1_abc']],
      },
    ],
    invalid: [
      { step: 'token', facts: { issuedAccessToken: 'at_default_1_abc' } },
      { step: 'unmatched', target: '/viewer?token=at_default_1_abc' },
    ],
  },
})

/**
 * Returns `true` when `bearer-only-in-header`, `token-body-only` or `authorize-without-secrets` already
 * reports the secret.
 */
function hasItsOwnRule({ name }: KnownSecret, step: Step): boolean {
  return step === 'token' || step === 'authorize' || (isFhirStep(step) && name === 'access_token')
}
