import { defineRule, fail, inconclusive, PASS, type RuleOutcome } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { FactHistory, FactRecord } from '../../core/journal/facts.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { type LoginAttempt, readLoginAttempt } from '../evidence/login-attempts.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

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
  checkRun: (run, past) => {
    const outcomes = run
      .filter(({ step, facts }) => step === 'authorize' && facts.clientId)
      .map((entry) => judgeRequest(entry, past))
    const failed = outcomes.findLast((each) => each?.outcome === 'failed')
    return failed ?? outcomes.find((each) => each?.outcome === 'inconclusive') ?? outcomes[0]
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

function judgeRequest(entry: JournalEntry, history: FactHistory): RuleOutcome {
  // Browsers send a header when a click or the address bar started a navigation.
  if (toIncomingRequest(entry).header('sec-fetch-user') !== undefined) return PASS
  const failed = findFailedAttempts(entry, history)
  if (failed.length < LIMIT) return PASS
  const users = new Set(failed.flatMap(({ user }) => user ?? []))
  return users.size > 1
    ? inconclusive('several users of the client signed in at that time')
    : fail(
        'the authorize request is repeated in a loop',
        `at most ${LIMIT} in 30 s`,
        `${failed.length + 1} in 30 s`,
      )
}

/**
 * Finds the attempts to log in that came to nothing in the half minute before an authorize request, latest first:
 * those of the same user agent, each over before the next began, as it is when the client restarts by itself.
 */
function findFailedAttempts(entry: JournalEntry, history: FactHistory): LoginAttempt[] {
  const { clientId = '' } = entry.facts
  const requests = history.findByValue('clientId', clientId).filter(({ step }) => step === 'authorize')
  const current = requests.find(({ seq }) => seq === entry.seq)
  const user = current && readLoginAttempt(current, history).user
  const failed: LoginAttempt[] = []
  let next = entry.startedAt
  for (const request of requests.toReversed()) {
    if (request.seq >= entry.seq || !mayBeOfOneLoop(request, entry)) continue
    const attempt = readLoginAttempt(request, history)
    const isOther = attempt.user !== undefined && user !== undefined && attempt.user !== user
    if (isOther || attempt.outcome !== 'in vain' || attempt.lastAt > next) continue
    failed.push(attempt)
    next = request.at
  }
  return failed
}

/** Returns `true` when one user agent may have sent both authorize requests, the later by no action of a user. */
function mayBeOfOneLoop({ at, run, facts }: FactRecord, later: JournalEntry): boolean {
  // Every launch is an action of the user, and every label another run of a driver.
  if (later.startedAt - at >= WITHIN_MS || facts.launch !== later.facts.launch) return false
  if (run === later.run) return true
  const { userAgent } = later.facts
  return later.attribution !== 'label' && userAgent !== undefined && facts.userAgent === userAgent
}
