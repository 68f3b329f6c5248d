import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { FactHistory, FactRecord } from '../../core/journal/facts.ts'
import { toIncomingRequest } from '../evidence/to-incoming-request.ts'

const LIMIT = 3
const WITHIN_MS = 30_000

export const noAuthorizeLoop = defineRule({
  name: 'no-authorize-loop',
  level: 'warning',
  catalogueIds: ['C-036'],
  spec: rfc(6749, '4.1.2.1'),
  requirement: 'The client does not restart a failed login by itself.',
  howToFix: 'Show the error and wait for the user, instead of redirecting to authorize at once.',
  steps: ['authorize'],
  check: (entry, past) => {
    const { facts, startedAt, attribution, run } = entry
    const { clientId, launch } = facts
    if (!clientId) return undefined
    // Browsers send a header when a click or the address bar started a navigation.
    if (toIncomingRequest(entry).header('sec-fetch-user') !== undefined) return PASS
    const failed = past.findRecent('clientId').filter(
      (record) =>
        record.step === 'authorize' &&
        record.facts.clientId === clientId &&
        // Every launch is an action of the user, and every label another run of a driver.
        record.facts.launch === launch &&
        (attribution !== 'label' || record.run === run) &&
        startedAt - record.at < WITHIN_MS &&
        cameToNothing(record, past),
    )
    if (failed.length < LIMIT) return PASS
    return fail(
      'the authorize request is repeated in a loop',
      `at most ${LIMIT} in 30 s`,
      `${failed.length + 1} in 30 s`,
    )
  },
  examples: {
    valid: [
      { step: 'authorize', facts: { clientId: 'app', error: 'access_denied' } },
      { step: 'authorize', facts: { clientId: 'app' } },
    ],
    invalid: [
      { step: 'authorize', facts: { clientId: 'app', error: 'invalid_scope' } },
      { step: 'authorize', facts: { clientId: 'app', error: 'invalid_scope' } },
      { step: 'authorize', facts: { clientId: 'app', issuedCode: 'code.1' } },
      { step: 'authorize', facts: { clientId: 'app' } },
    ],
  },
})

/** Returns `true` for a refused request, or one whose code was never redeemed. */
function cameToNothing({ facts: { error, issuedCode } }: FactRecord, history: FactHistory): boolean {
  return (
    error !== undefined || (issuedCode !== undefined && history.findByValue('code', issuedCode).length === 0)
  )
}
