import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation, FlowState } from '../core/declare/expectation.ts'
import type { Observation } from '../core/journal/journal-entry.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { describeTrouble, isEnd, isUnhandled, isUserMessage } from './shared/observations.ts'

/** Expects a driver's observation that the app shows an error or a warning (J8); inconclusive without a driver. */
export const showsError: () => Expectation = defineExpectation('showsError', () => ({
  sentence: 'shows an error',
  start: () => {
    const seen: Observation[] = []
    return {
      onObservation: (observation) => {
        if (isUserMessage(observation)) return conclude('met', describeTrouble(observation), observation)
        seen.push(observation)
        return undefined
      },
      conclude: (state) => concludeSilence(state, seen),
    }
  },
}))

function concludeSilence(state: FlowState, seen: readonly Observation[]) {
  if (state.kind === 'open') return conclude('pending', 'waiting for an error in the page')
  const unhandled = seen.find(isUnhandled)
  if (unhandled) {
    const says = `the app shows an error that it did not handle: ${unhandled.detail.slice(0, 200)}`
    return conclude('not met', says, unhandled)
  }
  const changed = seen.find(({ kind }) => kind === 'page-changed')
  if (changed) {
    const says = `a person has to decide whether this tells the user: ${changed.detail.slice(0, 200)}`
    return conclude('inconclusive', says, changed)
  }
  const end = seen.findLast(isEnd)
  return end && state.kind === 'ended'
    ? conclude('not met', 'the app showed no error', end)
    : conclude(
        'inconclusive',
        'the page was not observed; a driver is needed to see whether it shows an error',
      )
}
