import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { FactHistory } from '../../core/journal/facts.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { CLIENT_STEPS } from '../evidence/client-steps.ts'
import { describeSecret, findKnownSecrets, type KnownSecret } from '../evidence/find-known-secrets.ts'
import { isAllowedLocation } from '../evidence/secret-locations.ts'
import { wasStruck } from '../evidence/was-struck.ts'

export const secretsStayHere = defineRule({
  name: 'secrets-stay-here',
  level: 'error',
  catalogueIds: ['C-032', 'C-089', 'C-156'],
  spec: rfc(9700, '4.9'),
  requirement: 'Codes, tokens and secrets go only to the server that they belong to.',
  howToFix:
    'Check the origin of every URL (next link, reference, redirect, attachment) before adding a token to the request.',
  steps: CLIENT_STEPS,
  check: (entry, past) => {
    const stray = findKnownSecrets(entry, past).find(
      (secret) =>
        secret.kind !== 'state' && secret.from.listener !== entry.listener && !belongsHere(secret, entry),
    )
    if (!stray) return entry.listener === 'canary' ? PASS : undefined
    return mayBeSentThere(stray, past)
      ? inconclusive('a fault may have sent the client to another server; its verdict judges that')
      : fail(
          `another server received the ${describeSecret(stray)}`,
          'never',
          `${entry.request.method} ${entry.step}`,
        )
  },
  examples: {
    valid: [
      { step: 'token', facts: { issuedAccessToken: 'at_default_1_abc' } },
      { step: 'fhir-read', listener: 'canary' },
    ],
    invalid: [
      { step: 'token', facts: { issuedAccessToken: 'at_default_1_abc' } },
      { step: 'fhir-read', listener: 'canary', headers: [['Authorization', 'Bearer at_default_1_abc']] },
    ],
  },
})

/**
 * Returns `true` for two servers that share a registration, or of which the second accepts the tokens of the
 * first (S-085).
 */
function belongsHere(secret: KnownSecret, { step, facts, listener, request }: JournalEntry): boolean {
  if (secret.kind === 'access token') return facts.grantedScope !== undefined
  const legitimate = listener === 'public' || request.target.includes('/second/')
  return secret.kind === 'client_secret' && legitimate && isAllowedLocation(secret, step)
}

/**
 * Returns `true` when a launch or a discovery document that a fault changed may have named the other server, so that
 * following it was right.
 */
function mayBeSentThere({ kind, from }: KnownSecret, history: FactHistory): boolean {
  if (kind === 'launch') return from.facts.struck !== undefined
  if (kind === 'access token') return false
  return wasStruck(history, 'discovery', 'metadata') !== false
}
