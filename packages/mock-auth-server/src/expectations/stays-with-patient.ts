import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import { isDataStep } from '../core/journal/steps.ts'
import { watchAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isForPatient } from './shared/targets.ts'
import { findTwoPatients } from './shared/two-patients.ts'

/** Expects that later FHIR requests of the run do not name the patient whom the struck reply introduced. */
export const staysWithPatient: () => Expectation = defineExpectation('staysWithPatient', () => ({
  sentence: 'stays with the patient for whom it was launched',
  start: (context) => {
    const patients = findTwoPatients(context)
    if (!patients)
      return { conclude: () => conclude('inconclusive', 'the two patients are unknown', context) }
    const { before, after } = patients
    return watchAbsence(context, `the app stayed with ${before}`, (entry) =>
      isDataStep(entry.step) && isForPatient(entry, after)
        ? `${after} was requested, although the app was launched for ${before}`
        : undefined,
    )
  },
}))
