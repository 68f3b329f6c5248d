import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation, Scene } from '../core/declare/expectation.ts'
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
  start: (scene) => ({
    onExchange: (entry) => {
      const { accessToken } = entry.facts
      if (accessToken === undefined || !isDataStep(entry.step) || !isReaction(scene, entry)) return undefined
      const issued = scene.history.findByValue('issuedAccessToken', accessToken)
      return issued.some((record) => record.seq < scene.seq && isSameSession(scene, record))
        ? conclude('not met', 'the token of the previous session was used again', scene, entry)
        : undefined
    },
    conclude: (state) => concludeAbsence(state, 'no token of the previous session was used'),
  }),
}))

function isSameSession(scene: Scene, { facts }: FactRecord): boolean {
  const [clientId, user] = [scene.fact('clientId'), scene.fact('user')]
  const isOfClient = clientId === undefined || facts.clientId === undefined || facts.clientId === clientId
  return isOfClient && (user === undefined || facts.user === undefined || facts.user === user)
}
