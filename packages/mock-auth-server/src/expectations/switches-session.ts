import { type Conclusion, conclude } from '../core/declare/conclusion.ts'
import type { Expectation, FlowState } from '../core/declare/expectation.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { isDataStep } from '../core/journal/steps.ts'
import { concludeAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { findForgottenToken, isSameUser, listEarlierSessions } from './shared/earlier-sessions.ts'

/**
 * Expects that after a second login of the same client, for the same user, no FHIR request carries a token of
 * the first.
 */
export const switchesSession: () => Expectation = defineExpectation('switchesSession', () => ({
  sentence: 'uses the tokens of the second login alone',
  scope: 'fault',
  start: (context) => {
    const { history } = context
    const runs = new Set(listEarlierSessions(context).map(({ run }) => run))
    let doubt: Conclusion | undefined
    let second: JournalEntry | undefined
    return {
      onExchange: (entry) => {
        const { issuedAccessToken, accessToken } = entry.facts
        if (issuedAccessToken !== undefined && isSameUser(context, entry.facts)) {
          if ([...runs].some((run) => run !== entry.run)) second = entry
          runs.add(entry.run)
        }
        if (!second || accessToken === undefined || !isDataStep(entry.step)) return undefined
        const issued = history.findByValue('issuedAccessToken', accessToken)
        if (issued.length === 0) doubt ??= findForgottenToken(context, entry)
        const { run, endedAt = 0 } = second
        const isOld = issued.some((record) => record.run !== run && isSameUser(context, record.facts))
        return isOld && entry.startedAt >= endedAt
          ? conclude('not met', 'a token of the first login was used after the second', second, entry)
          : undefined
      },
      conclude: (state) => doubt ?? concludeSwitch(state, second),
    }
  },
}))

function concludeSwitch(state: FlowState, second: JournalEntry | undefined): Conclusion {
  if (second) return concludeAbsence(state, 'no token of the first login was used after the second')
  return state.kind === 'open'
    ? conclude('pending', 'waiting for the second login')
    : conclude('inconclusive', 'a second login did not get a token')
}
