import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { Step } from '../../core/journal/steps.ts'
import { CLIENT_STEPS } from '../evidence/client-steps.ts'
import {
  describeSecret,
  findKnownSecrets,
  type KnownSecret,
  type SecretKind,
} from '../evidence/find-known-secrets.ts'
import { BACK_CHANNEL, isAllowedLocation } from '../evidence/secret-locations.ts'

/** Secrets that are no longer secret once they return, or that another rule judges. */
const ELSEWHERE: ReadonlySet<SecretKind> = new Set(['state', 'launch', 'id_token'])

export const secretsInPlace = defineRule({
  name: 'secrets-in-place',
  level: 'error',
  catalogueIds: ['C-103'],
  spec: rfc(6749, '2.3.1'),
  requirement: 'Secrets, codes and tokens appear only where their specification puts them.',
  howToFix:
    'Send each secret in its own header or form parameter at the endpoint it is meant for, and nowhere else.',
  steps: CLIENT_STEPS,
  check: (entry, past) => {
    if (entry.listener === 'canary' || entry.step === 'authorize') return undefined
    const secrets = findKnownSecrets(entry, past).filter((secret) => isOurs(secret, entry.step))
    const leak = secrets.find((secret) => !isAllowedLocation(secret, entry.step))
    if (leak)
      return fail(`a ${entry.step} request carries the ${describeSecret(leak)}`, 'not there', leak.kind)
    return secrets.length > 0 ? PASS : undefined
  },
  examples: {
    valid: [
      { step: 'token', facts: { issuedAccessToken: 'at_default_1_abc', clientSecret: 'secret-of-the-app' } },
      { step: 'fhir-read', headers: [['Authorization', 'Bearer at_default_1_abc']] },
    ],
    invalid: [
      { step: 'token', facts: { issuedAccessToken: 'at_default_1_abc', clientSecret: 'secret-of-the-app' } },
      { step: 'fhir-read', headers: [['X-Api-Key', 'secret-of-the-app']] },
    ],
  },
})

/**
 * Returns `true` when this rule judges the secret: `token-as-form` and similar rules report a body that is
 * not a form, whose parameters have no names.
 */
function isOurs({ place, kind, name }: KnownSecret, step: Step): boolean {
  const unnamed = place === 'body' && name === '' && BACK_CHANNEL.has(step)
  const judged = !unnamed && (place === 'body' || place === 'header' || place === 'authorization')
  return judged && !ELSEWHERE.has(kind) && name !== 'access_token'
}
