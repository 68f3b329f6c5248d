import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation, StrikeContext } from '../core/declare/expectation.ts'
import type { FactRecord } from '../core/journal/facts.ts'
import { concludeAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isReaction } from './shared/is-reaction.ts'
import { isDataStep } from './shared/steps.ts'

/**
 * Expects that no later FHIR request carries an access token that the client was issued before, for the same
 * user: another user's session goes on.
 */
export const dropsSession: () => Expectation = defineExpectation('dropsSession', () => ({
  sentence: 'drops the tokens of the session before',
  scope: 'tenant',
  start: (context) => ({
    onExchange: (entry) => {
      const { accessToken } = entry.facts
      if (accessToken === undefined || !isDataStep(entry.step) || !isReaction(context, entry))
        return undefined
      const issued = context.history.findByValue('issuedAccessToken', accessToken)
      return issued.some((record) => record.seq < context.seq && isSameSession(context, record))
        ? conclude('not met', 'the token of the previous session was used again', context, entry)
        : undefined
    },
    conclude: (state) => concludeAbsence(state, 'no token of the previous session was used'),
  }),
}))

function isSameSession(context: StrikeContext, { facts }: FactRecord): boolean {
  const [clientId, user] = [context.fact('clientId'), context.fact('user')]
  const isOfClient = clientId === undefined || facts.clientId === undefined || facts.clientId === clientId
  return isOfClient && (user === undefined || facts.user === undefined || facts.user === user)
}
