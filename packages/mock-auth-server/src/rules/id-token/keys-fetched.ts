import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { oidc } from '../../core/declare/spec.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { isAttributed } from '../evidence/is-attributed.ts'

export const keysFetched = defineRule({
  name: 'keys-fetched',
  level: 'warning',
  catalogueIds: ['C-165'],
  spec: oidc('IDTokenValidation'),
  requirement: 'A client that requested an id_token fetches the keys to verify its signature.',
  howToFix: 'Fetch jwks_uri, verify the signature of the id_token and check its iss, aud, exp and nonce.',
  steps: ['token'],
  checkRun: (run, past) => {
    const issued = run.find(
      ({ facts, strikes, delivery }) => isFirst(facts) && strikes.length === 0 && delivery === 'delivered',
    )
    const base = issued && (run.find(({ step }) => step === 'authorize') ?? issued).facts.fhirBase
    if (!issued || base === undefined) return undefined
    const fetched = past.findByValue('fhirBase', base).filter(({ step }) => step === 'jwks')
    if (fetched.length > 0) {
      const certain = fetched.some((record) => record.run === issued.run) || isAttributed(issued, past)
      return certain ? PASS : inconclusive('the keys were fetched in another run, perhaps by another client')
    }
    if (run.at(-1) === issued) return inconclusive('no exchange has followed the id_token yet')
    return cannotTell(issued) || !past.complete
      ? inconclusive('the keys may have been fetched before the start of the journal')
      : fail('an id_token was issued but the keys were never fetched', 'GET jwks_uri', 'never')
  },
  examples: {
    valid: [
      { step: 'authorize', facts: { fhirBase: 'https://ehr.example/fhir' } },
      { step: 'token', facts: { issuedIdToken: 'e.y.j' } },
      { step: 'jwks', facts: { fhirBase: 'https://ehr.example/fhir' } },
    ],
    invalid: [
      { step: 'authorize', facts: { fhirBase: 'https://ehr.example/fhir' } },
      { step: 'token', facts: { issuedIdToken: 'e.y.j' } },
      { step: 'fhir-read' },
    ],
  },
})

/** Returns `true` for the token response of the login; those of refreshes name the same user. */
function isFirst({ issuedIdToken, grantType }: JournalEntry['facts']): boolean {
  return issuedIdToken !== undefined && grantType !== 'refresh_token'
}

/** Returns `true` after a reset, when the server has lost earlier fetches that the client remembers. */
function cannotTell({ epoch }: JournalEntry): boolean {
  return epoch > 1
}
