import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation, FlowState, Scene } from '../core/declare/expectation.ts'
import type { JournalEntry, Observation } from '../core/journal/journal-entry.ts'
import { isFhirStep } from '../core/journal/steps.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isReaction } from './shared/is-reaction.ts'
import { describeTrouble, isTold, isTrouble } from './shared/observations.ts'
import { getTargetBelowBase, namesResource } from './shared/targets.ts'
import { readsUserElsewhere } from './shared/user-reads.ts'

/**
 * Expects that the user whom a bad id_token names is not read (J3). That nothing was read proves a refusal
 * only where the client shows it: by an error, by a new login, or because it reads the user in other logins.
 */
export const doesNotTrustUser: () => Expectation = defineExpectation('doesNotTrustUser', () => ({
  sentence: 'does not take the user from that id_token',
  scope: 'tenant',
  start: (scene) => {
    const users = new Set<string>()
    const add = (user: string | undefined) => {
      if (user) users.add(user)
    }
    add(scene.fact('issuedFhirUser'))
    let refusal: { readonly reason: string; readonly cited: JournalEntry | Observation } | undefined
    let traffic: JournalEntry | undefined
    return {
      onStrike: (later) => {
        add(later.fact('issuedFhirUser'))
        return undefined
      },
      onExchange: (entry, { isInRun }) => {
        if (!isReaction(scene, entry)) return undefined
        if (isInRun) add(entry.facts.issuedFhirUser)
        if (isNewLogin(scene, entry)) refusal ??= { reason: 'the client began a new login', cited: entry }
        if (!isInRun || !isFhirStep(entry.step)) return undefined
        traffic ??= entry
        const user = [...users].find((each) => namesResource(entry, each))
        return user === undefined
          ? undefined
          : conclude(
              'not met',
              `the user of the bad id_token was read: ${getTargetBelowBase(user)}`,
              scene,
              entry,
            )
      },
      onObservation: (seen) => {
        if (isTold(seen) || isTrouble(seen)) refusal ??= { reason: describeTrouble(seen), cited: seen }
        return undefined
      },
      conclude: (state) => concludeRefusal(state, scene, refusal, traffic),
    }
  },
}))

function isNewLogin(scene: Scene, { step, facts, run }: JournalEntry): boolean {
  return step === 'authorize' && run !== scene.run && facts.clientId === scene.fact('clientId')
}

function concludeRefusal(
  state: FlowState,
  scene: Scene,
  refusal: { readonly reason: string; readonly cited: JournalEntry | Observation } | undefined,
  traffic: JournalEntry | undefined,
) {
  const good = 'the user of the bad id_token was not read'
  if (state.kind === 'open') return conclude('pending', `${good} so far`)
  if (refusal) return conclude('met', `${good}: ${refusal.reason}`, refusal.cited)
  const elsewhere = readsUserElsewhere(scene)
  if (elsewhere !== undefined) {
    return conclude('met', `${good}, although the client reads the user in another login`, { seq: elsewhere })
  }
  if (traffic) {
    const says = 'FHIR requests continued without reading that user; the client may not use id_tokens'
    return conclude('inconclusive', says, traffic)
  }
  return conclude(
    'inconclusive',
    `${good}, but nothing shows that the client refused the id_token: no error, no new login, and no login in which it reads its user`,
  )
}
