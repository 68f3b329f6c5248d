import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import { isSuccess } from '../core/journal/is-success.ts'
import type { JournalEntry, Observation } from '../core/journal/journal-entry.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isReaction } from './shared/is-reaction.ts'
import { describeTrouble, isEnd, isTrouble } from './shared/observations.ts'
import { isForResource, isPatientInContext } from './shared/targets.ts'

/**
 * Expects that the client takes its user from the struck id_token: it reads the user. An app without trouble
 * proves nothing, since one that drops the id_token without a word carries on as well; nor does a read of a
 * user who is the patient in context, whom the client knows without an id_token.
 */
export const keepsIdentity: () => Expectation = defineExpectation('keepsIdentity', () => ({
  sentence: 'knows its user from the id_token',
  start: (context) => {
    let end: Observation | undefined
    let user = context.fact('issuedFhirUser')
    let patient = context.fact('issuedPatient')
    const isUserRead = (entry: JournalEntry) => {
      user = entry.facts.issuedFhirUser ?? user
      patient = entry.facts.issuedPatient ?? patient
      if (entry.step === 'userinfo') return isSuccess(entry)
      return user !== undefined && !isPatientInContext(user, patient) && isForResource(entry, user)
    }
    return {
      onExchange: (entry) =>
        isReaction(context, entry) && isUserRead(entry)
          ? conclude('met', 'the user was read', entry)
          : undefined,
      onObservation: (seen) => {
        if (isTrouble(seen)) return conclude('not met', describeTrouble(seen), seen)
        if (isEnd(seen)) end = seen
        return undefined
      },
      conclude: ({ kind }) => {
        if (kind === 'open') return conclude('pending', 'waiting for the user to be read')
        const isPatient = user !== undefined && isPatientInContext(user, patient)
        const why = isPatient ? 'the user is the patient in context' : 'the user was not read'
        const seen = end ? ', and an app that shows no error may have dropped it without a word' : ''
        return conclude(
          'inconclusive',
          `${why}, so that it cannot be seen whether the client took the id_token${seen}; let the app read its user, another than the patient`,
          ...(end ? [end] : []),
        )
      },
    }
  },
}))
