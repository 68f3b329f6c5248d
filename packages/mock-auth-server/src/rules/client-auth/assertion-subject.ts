import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import type { FactHistory } from '../../core/journal/facts.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { createExampleAssertion } from '../evidence/create-example-assertion.ts'
import { findIssuedCode } from '../evidence/find-issued-code.ts'
import { parseAssertion } from '../evidence/requests/parse-assertion.ts'
import { readCredentials } from '../evidence/requests/read-credentials.ts'

export const assertionSubject = defineRule({
  name: 'assertion-subject',
  level: 'error',
  catalogueIds: ['C-113'],
  spec: clientAsymmetric('authenticating-to-the-token-endpoint'),
  requirement: 'The claims iss and sub of an assertion are both the client_id.',
  howToFix: 'Set iss and sub to the client_id of the registration.',
  steps: ['token', 'introspect', 'revoke'],
  check: (entry, past) => {
    const assertion = parseAssertion(entry)
    if (!assertion) return undefined
    const { iss, sub } = assertion.claims
    const known = findClientId(entry, past)
    if (typeof sub !== 'string' || iss !== sub || (known !== undefined && known !== sub))
      return fail(
        'iss and sub are not the client_id',
        known ?? 'the client_id twice',
        `iss ${iss}, sub ${sub}`,
      )
    if (known !== undefined || !isUnknownClient(entry)) return PASS
    return entry.epoch > 1
      ? inconclusive('the tenant was reset: the client may have been registered before')
      : fail('iss and sub are no registered client_id', 'the client_id of the registration', sub)
  },
  examples: {
    valid: [createExampleAssertion()],
    invalid: [createExampleAssertion({ claims: { iss: 'https://app.example' } })],
  },
})

/** Finds the client_id of a request beside its assertion: in the form, or as the owner of what it redeems. */
function findClientId(entry: JournalEntry, history: FactHistory): string | undefined {
  const { code, refreshToken } = entry.facts
  const [refreshed] = refreshToken ? history.findByValue('issuedRefreshToken', refreshToken) : []
  const owner = (findIssuedCode(history, code) ?? refreshed)?.facts.clientId
  return readCredentials(entry).formClientId ?? owner
}

/** Returns `true` when the server looked for the client of a token request and found none. */
function isUnknownClient({ step, listener, facts }: JournalEntry): boolean {
  return (
    step === 'token' && listener === 'public' && Boolean(facts.clientId) && facts.clientType === undefined
  )
}
