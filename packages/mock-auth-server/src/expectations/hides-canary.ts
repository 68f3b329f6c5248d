import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import type { Observation } from '../core/journal/journal-entry.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isEnd, isTrouble } from './shared/observations.ts'

/** Expects a driver's observation that the page shows none of the text that the fault planted. */
export const hidesCanary: () => Expectation = defineExpectation('hidesCanary', () => ({
  sentence: 'does not show what the reply planted',
  start: () => {
    let look: Observation | undefined
    return {
      onObservation: (seen) => {
        if (seen.kind === 'canary-shown') {
          return conclude('not met', `the page shows it: ${seen.detail.slice(0, 200)}`, seen)
        }
        if (isEnd(seen) || isTrouble(seen)) look = seen
        return undefined
      },
      conclude: ({ kind }) => {
        if (kind === 'open') return conclude('pending', 'the page may still show it')
        return look
          ? conclude('met', 'the page does not show it', look)
          : conclude(
              'inconclusive',
              'the page was not observed; a driver is needed to see whether it shows the planted content',
            )
      },
    }
  },
}))
