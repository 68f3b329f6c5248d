import { type Conclusion, conclude } from '../core/declare/conclusion.ts'
import type { Expectation, StrikeContext } from '../core/declare/expectation.ts'
import type { FactRecord } from '../core/journal/facts.ts'
import { isDataStep } from '../core/journal/steps.ts'
import { concludeAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { findForgottenToken, isSameUser, listEarlierSessions } from './shared/earlier-sessions.ts'
import { isReaction } from './shared/is-reaction.ts'

/**
 * Expects that no later FHIR request carries an access token that the client was issued before, for the same
 * user: another user's session goes on.
 */
export const dropsSession: () => Expectation = defineExpectation('dropsSession', () => ({
  sentence: 'drops the tokens of the session before',
  scope: 'tenant',
  start: (context) => {
    const hadSession = listEarlierSessions(context).length > 0
    let doubt: Conclusion | undefined
    return {
      onExchange: (entry) => {
        const { accessToken } = entry.facts
        if (accessToken === undefined || !isDataStep(entry.step) || !isReaction(context, entry))
          return undefined
        const issued = context.history.findByValue('issuedAccessToken', accessToken)
        if (issued.length === 0) doubt ??= findForgottenToken(context, entry)
        return issued.some((record) => isBefore(context, record))
          ? conclude('not met', 'the token of the previous session was used again', context, entry)
          : undefined
      },
      conclude: (state) =>
        doubt ??
        (hadSession
          ? concludeAbsence(state, 'no token of the previous session was used')
          : conclude('inconclusive', 'no session was open before, which the client could have dropped')),
    }
  },
}))

/** Returns `true` for a token that was issued before the strike, to the same client for the same user. */
function isBefore(context: StrikeContext, { seq, facts }: FactRecord): boolean {
  return seq < context.seq && isSameUser(context, facts)
}
