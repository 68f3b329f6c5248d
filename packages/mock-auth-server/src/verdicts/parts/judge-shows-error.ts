import type { Observation } from '../../core/journal/journal-entry.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'

/** Judges by a driver's observation that the app shows an error (J8); the traffic is not sufficient. */
export function judgeShowsError(context: JudgeContext): Conclusion {
  const shown = context.observations.find(isErrorObservation)
  if (shown) return conclude('met', `the app says: ${shown.detail.slice(0, 200)}`, shown.seq)
  const changed = context.observations.find(({ kind }) => kind === 'page-changed')
  if (changed)
    return conclude(
      'met',
      `the page differs from the reference run: ${changed.detail.slice(0, 200)}`,
      changed.seq,
    )
  if (!context.windowClosed) return conclude('pending', 'waiting for an error in the page')
  return context.observations.some(({ kind }) => kind === 'settled' || kind === 'exit-code')
    ? conclude('not met', 'the app showed no error')
    : conclude(
        'inconclusive',
        'the page was not observed; a driver is needed to see whether it shows an error',
      )
}

/** Returns `true` for an app that shows an error, or a process that ends with a failure. */
export function isErrorObservation({ kind, detail }: Observation): boolean {
  return kind === 'visible-error' || (kind === 'exit-code' && detail !== '0')
}
