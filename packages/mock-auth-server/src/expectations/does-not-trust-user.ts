import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation, FlowState, StrikeContext } from '../core/declare/expectation.ts'
import type { JournalEntry, Observation } from '../core/journal/journal-entry.ts'
import { isFhirStep } from '../core/journal/steps.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { findUserReadElsewhere } from './shared/find-user-read-elsewhere.ts'
import { isReaction } from './shared/is-reaction.ts'
import { describeTrouble, isTrouble, isUserMessage } from './shared/observations.ts'
import { getTargetBelowBase, isForResource, isPatientInContext } from './shared/targets.ts'

/**
 * Expects that the user whom a bad id_token names is not read (J3). That nothing was read proves a refusal
 * only where the client shows it: by an error, by a new login, or because it reads the user in other logins.
 * A read of a user who is the patient in context proves nothing: the client knows that one without an id_token.
 */
export const doesNotTrustUser: () => Expectation = defineExpectation('doesNotTrustUser', () => ({
  sentence: 'does not take the user from that id_token',
  scope: 'tenant',
  start: (context) => {
    const users = new Set<string>()
    let patient = context.fact('issuedPatient')
    const add = (user: string | undefined) => {
      if (user) users.add(user)
    }
    add(context.fact('issuedFhirUser'))
    let refusal: { readonly reason: string; readonly cited: JournalEntry | Observation } | undefined
    let traffic: JournalEntry | undefined
    return {
      onStrike: (later) => {
        add(later.fact('issuedFhirUser'))
        return undefined
      },
      onExchange: (entry, { isInRun }) => {
        if (!isReaction(context, entry)) return undefined
        if (isInRun) {
          add(entry.facts.issuedFhirUser)
          patient = entry.facts.issuedPatient ?? patient
        }
        if (isNewLogin(context, entry)) refusal ??= { reason: 'the client began a new login', cited: entry }
        if (!isInRun || !isFhirStep(entry.step)) return undefined
        traffic ??= entry
        const user = [...users].find(
          (each) => !isPatientInContext(each, patient) && isForResource(entry, each),
        )
        return user === undefined
          ? undefined
          : conclude(
              'not met',
              `the user of the bad id_token was read: ${getTargetBelowBase(user)}`,
              context,
              entry,
            )
      },
      onObservation: (seen) => {
        if (isUserMessage(seen) || isTrouble(seen)) refusal ??= { reason: describeTrouble(seen), cited: seen }
        return undefined
      },
      conclude: (state) => {
        const isPatient = [...users].some((each) => isPatientInContext(each, patient))
        return concludeRefusal(state, context, refusal, traffic && { traffic, isPatient })
      },
    }
  },
}))

function isNewLogin(context: StrikeContext, { step, facts, run }: JournalEntry): boolean {
  return step === 'authorize' && run !== context.run && facts.clientId === context.fact('clientId')
}

function concludeRefusal(
  state: FlowState,
  context: StrikeContext,
  refusal: { readonly reason: string; readonly cited: JournalEntry | Observation } | undefined,
  seen: { readonly traffic: JournalEntry; readonly isPatient: boolean } | undefined,
) {
  const good = 'the user of the bad id_token was not read'
  if (state.kind === 'open') return conclude('pending', `${good} so far`)
  if (refusal) return conclude('met', `${good}: ${refusal.reason}`, refusal.cited)
  const elsewhere = findUserReadElsewhere(context)
  if (elsewhere !== undefined) {
    return conclude('met', `${good}, although the client reads the user in another login`, { seq: elsewhere })
  }
  if (seen) {
    const says = seen.isPatient
      ? 'the user is the patient in context, whom the client knows without an id_token'
      : 'FHIR requests continued without reading that user; the client may not use id_tokens'
    return conclude('inconclusive', says, seen.traffic)
  }
  return conclude(
    'inconclusive',
    `${good}, but nothing shows that the client refused the id_token: no error, no new login, and no login in which it reads its user`,
  )
}
