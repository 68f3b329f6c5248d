import type { Expectation, StrikeContext } from '../core/declare/expectation.ts'
import { isDataStep } from '../core/journal/steps.ts'
import { watchAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { FHIR_ID, findUrlDefect } from './shared/find-url-defect.ts'

/**
 * Expects that every later FHIR URL is well formed: no `undefined`, no doubled type, no id that leaves its
 * segment.
 */
export const sendsWellFormedUrls: () => Expectation = defineExpectation('sendsWellFormedUrls', () => ({
  sentence: 'sends only well-formed FHIR URLs',
  start: (context) => {
    const hostile = new Set<string>()
    const add = ({ fact }: StrikeContext): undefined => {
      const issued = fact('issuedPatient') ?? ''
      if (issued !== '' && !FHIR_ID.test(issued)) hostile.add(issued)
    }
    add(context)
    const watch = watchAbsence(context, 'every FHIR URL was well formed', ({ step, request: { target } }) => {
      if (!isDataStep(step)) return undefined
      const verbatim = [...hostile].some((issued) => target.includes(issued))
        ? 'the patient id was put into a URL unchanged'
        : undefined
      const defect = findUrlDefect(target) ?? verbatim
      return defect === undefined ? undefined : `${defect}: ${target.slice(0, 200)}`
    })
    return { ...watch, onStrike: add }
  },
}))
