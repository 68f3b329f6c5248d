import { encodeBase64 } from '../../model/encode-base64.ts'
import type { Chart, ChartBuilder } from '../people/chart.ts'
import { buildUsCoreProfile, type Code, loinc, reference, snomed, ucum } from '../values/codes.ts'
import { getTimeBefore } from '../values/sample-date.ts'
import { buildObservation } from './build-observation.ts'

/** Builds the report of an electrocardiogram with its results, for patients from 40 years on. */
export const buildCardiology: ChartBuilder = (chart) => {
  const { person, age, subject, performer, encounters } = chart
  const visit = encounters[0]
  if (!visit || age < 14_600) return []
  const results = measure(chart, visit.daysAgo, visit.reference)
  const time = getTimeBefore(visit.daysAgo, 9)
  const report: fhir4.DiagnosticReport = {
    resourceType: 'DiagnosticReport',
    id: `${person.id}-ecg-report`,
    meta: buildUsCoreProfile('diagnosticreport-note'),
    status: 'final',
    category: [loinc(['LP29708-2', 'Cardiology'])],
    code: loinc(['11524-6', 'EKG study']),
    subject,
    encounter: visit.reference,
    effectiveDateTime: time,
    issued: time,
    performer: [performer],
    resultsInterpreter: [performer],
    result: results.map((each) => reference(`Observation/${each.id}`)),
    conclusion: IMPRESSION,
    presentedForm: [
      {
        contentType: 'text/plain; charset=utf-8',
        data: encodeBase64(new TextEncoder().encode(`EKG study\n\n${IMPRESSION}\n`)),
        title: 'EKG study',
      },
    ],
  }
  return [...results, report]
}

const IMPRESSION = 'Normal sinus rhythm, no signs of ischemia.'

function measure(chart: Chart, daysAgo: number, encounter: fhir4.Reference): fhir4.Observation[] {
  const one = (id: string, code: Code, value: Partial<fhir4.Observation>) =>
    buildObservation(
      chart,
      { id, category: 'procedure', code, daysAgo, profile: 'observation-clinical-result' },
      { encounter, ...value },
    )
  return [
    one('ecg-pr', ['8625-6', 'P-R Interval'], { valueQuantity: ucum(140 + (chart.age % 50), 'ms') }),
    one('ecg-rhythm', ['8884-9', 'Heart rate rhythm'], {
      valueCodeableConcept: snomed(['64730000', 'Normal sinus rhythm']),
    }),
    one('ecg-impression', ['18844-1', 'EKG impression'], { valueString: IMPRESSION }),
  ]
}
