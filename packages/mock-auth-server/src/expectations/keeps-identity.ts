import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import { isSuccess } from '../core/journal/is-success.ts'
import type { JournalEntry, Observation } from '../core/journal/journal-entry.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isReaction } from './shared/is-reaction.ts'
import { describeTrouble, isEnd, isTrouble } from './shared/observations.ts'
import { isForResource } from './shared/targets.ts'

/**
 * Expects that the client takes its user from the struck id_token: it reads the user, or a driver saw an app
 * without trouble. A client that drops the id_token without a word carries on as well.
 */
export const keepsIdentity: () => Expectation = defineExpectation('keepsIdentity', () => ({
  sentence: 'knows its user from the id_token',
  start: (context) => {
    let end: Observation | undefined
    let changed: Observation | undefined
    let user = context.fact('issuedFhirUser')
    const isUserRead = (entry: JournalEntry) => {
      user = entry.facts.issuedFhirUser ?? user
      return (
        (entry.step === 'userinfo' && isSuccess(entry)) || (user !== undefined && isForResource(entry, user))
      )
    }
    return {
      onExchange: (entry) =>
        isReaction(context, entry) && isUserRead(entry)
          ? conclude('met', 'the user was read', entry)
          : undefined,
      onObservation: (seen) => {
        if (isTrouble(seen)) return conclude('not met', describeTrouble(seen), seen)
        if (seen.kind === 'page-changed') changed = seen
        if (isEnd(seen)) end = seen
        return undefined
      },
      conclude: ({ kind }) => {
        if (kind === 'open') return conclude('pending', 'waiting for the user to be read')
        if (kind === 'ended' && end && !changed) return conclude('met', 'the app showed no error', end)
        return conclude(
          'inconclusive',
          'the user was not read, so that it cannot be seen whether the client took the id_token; a driver that looks at the page is needed, or an app that reads its user',
        )
      },
    }
  },
}))
