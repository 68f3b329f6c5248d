import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { isDataStep } from '../core/journal/steps.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { concludeMissing } from './shared/presence.ts'
import { isForPatient } from './shared/targets.ts'

/** Expects that two logins both read data, each token only with its own patient. */
export const keepsPatientsApart: () => Expectation = defineExpectation('keepsPatientsApart', () => ({
  sentence: 'keeps the data of two logins apart',
  scope: 'fault',
  start: (context) => {
    const requests: JournalEntry[] = []
    const patients = new Set<string>()
    return {
      onExchange: (entry) => {
        const { patient, clientId } = entry.facts
        const known = context.fact('clientId')
        if (patient === undefined || !isDataStep(entry.step) || entry.listener !== 'public') return undefined
        if (known !== undefined && clientId !== undefined && clientId !== known) return undefined
        patients.add(patient)
        requests.push(entry)
        if (requests.length > 200) requests.shift()
        const mixed = requests.find((each) =>
          [...patients].some((other) => other !== each.facts.patient && isForPatient(each, other)),
        )
        return mixed && conclude('not met', 'the token of one patient was used for another', context, mixed)
      },
      conclude: (state) => {
        if (state.kind === 'open')
          return conclude('pending', 'each token was used with its own patient so far')
        return patients.size > 1
          ? conclude('met', 'each token was used with its own patient', ...requests.slice(-5))
          : concludeMissing(state, 'request for data by the other login')
      },
    }
  },
}))
