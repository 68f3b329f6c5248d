import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'

/**
 * Judges by a driver's observation that the page shows none of the text that the fault planted; the traffic
 * is not sufficient.
 */
export function judgeHidesCanary(context: JudgeContext): Conclusion {
  const shown = context.observations.find(({ kind }) => kind === 'canary-shown')
  if (shown) return conclude('not met', `the page shows it: ${shown.detail.slice(0, 200)}`, shown.seq)
  if (!context.windowClosed) return conclude('pending', 'the page may still show it')
  const looked = context.observations.some(({ kind }) => kind === 'settled' || kind === 'visible-error')
  return looked
    ? conclude('met', 'the page does not show it')
    : conclude(
        'inconclusive',
        'the page was not observed; a driver is needed to see whether it shows the planted content',
      )
}
