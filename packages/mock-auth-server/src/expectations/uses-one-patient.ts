import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { isDataStep } from '../core/journal/steps.ts'
import { concludeAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isReaction } from './shared/is-reaction.ts'
import { isForPatient } from './shared/targets.ts'
import { findTwoPatients } from './shared/two-patients.ts'

/** Expects that later FHIR requests name the earlier patient or the one of the struck reply, never both. */
export const usesOnePatient: () => Expectation = defineExpectation('usesOnePatient', () => ({
  sentence: 'does not mix the data of two patients',
  start: (context) => {
    const patients = findTwoPatients(context)
    let old: JournalEntry | undefined
    let next: JournalEntry | undefined
    return {
      onExchange: (entry) => {
        if (!patients || !isReaction(context, entry) || !isDataStep(entry.step)) return undefined
        if (isForPatient(entry, patients.before)) old ??= entry
        if (isForPatient(entry, patients.after)) next ??= entry
        return old && next
          ? conclude(
              'not met',
              `both ${patients.before} and ${patients.after} were requested`,
              context,
              old,
              next,
            )
          : undefined
      },
      conclude: (state) =>
        patients
          ? concludeAbsence(state, 'the data of the two patients was not mixed')
          : conclude('inconclusive', 'the two patients are unknown', context),
    }
  },
}))
