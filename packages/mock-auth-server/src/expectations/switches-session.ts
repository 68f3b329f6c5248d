import { type Conclusion, conclude } from '../core/declare/conclusion.ts'
import type { Expectation, FlowState, StrikeContext } from '../core/declare/expectation.ts'
import type { Facts } from '../core/journal/facts.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { isDataStep } from '../core/journal/steps.ts'
import { concludeAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'

/**
 * Expects that after a second login of the same client, for the same user, no FHIR request carries a token of
 * the first.
 */
export const switchesSession: () => Expectation = defineExpectation('switchesSession', () => ({
  sentence: 'uses the tokens of the second login alone',
  scope: 'fault',
  start: (context) => {
    const runs = new Map<string, string | undefined>()
    for (const record of context.history.findRecent('issuedAccessToken')) {
      if (isSameUser(context, record.facts)) runs.set(record.facts.issuedAccessToken ?? '', record.run)
    }
    let second: JournalEntry | undefined
    return {
      onExchange: (entry) => {
        const { issuedAccessToken, accessToken } = entry.facts
        if (issuedAccessToken !== undefined && isSameUser(context, entry.facts)) {
          const isSecond = [...runs.values()].some((run) => run !== entry.run)
          runs.set(issuedAccessToken, entry.run)
          if (isSecond) second = entry
        }
        if (!second || accessToken === undefined || !isDataStep(entry.step)) return undefined
        const isOld = runs.has(accessToken) && runs.get(accessToken) !== second.run
        return isOld && entry.startedAt >= (second.endedAt ?? 0)
          ? conclude('not met', 'a token of the first login was used after the second', second, entry)
          : undefined
      },
      conclude: (state) => concludeSwitch(state, second),
    }
  },
}))

function concludeSwitch(state: FlowState, second: JournalEntry | undefined): Conclusion {
  if (second) return concludeAbsence(state, 'no token of the first login was used after the second')
  return state.kind === 'open'
    ? conclude('pending', 'waiting for the second login')
    : conclude('inconclusive', 'a second login did not get a token')
}

function isSameUser(context: StrikeContext, facts: Facts): boolean {
  const [clientId, user] = [context.fact('clientId'), context.fact('user')]
  const isOfClient = clientId === undefined || facts.clientId === undefined || facts.clientId === clientId
  return isOfClient && (user === undefined || facts.user === undefined || facts.user === user)
}
