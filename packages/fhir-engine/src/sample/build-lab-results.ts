import { buildObservation } from './build-observation.ts'
import type { Chart, ChartBuilder } from './chart.ts'
import { buildUsCoreProfile, type Code, hl7, loinc, reference, snomed, ucum } from './codes.ts'
import { type LabTest, labTests } from './lab-tests.ts'
import { getTimeBefore } from './sample-date.ts'

/** Builds lab panels with specimen, order and report. */
export const buildLabResults: ChartBuilder = (chart) => {
  const dates =
    chart.person.chart === 'full'
      ? Array.from({ length: 40 }, (_, i) => 10 + i * 30)
      : chart.encounters.slice(0, chart.age < 730 ? 1 : 2).map((visit) => visit.daysAgo)
  return dates.flatMap((daysAgo, i) => panel(chart, daysAgo, i + 1))
}

function panel(chart: Chart, daysAgo: number, n: number): fhir4.FhirResource[] {
  const { person, subject, performer } = chart
  const results = (chart.age < 730 ? labTests.slice(-1) : labTests).map((test) =>
    result(chart, test, daysAgo, n),
  )
  const time = getTimeBefore(daysAgo, 9)
  const specimen: fhir4.Specimen = {
    resourceType: 'Specimen',
    id: `${person.id}-specimen-${n}`,
    status: 'available',
    type: snomed(['119364003', 'Serum specimen']),
    subject,
    collection: { collectedDateTime: time },
  }
  const order: fhir4.ServiceRequest = {
    resourceType: 'ServiceRequest',
    id: `${person.id}-order-${n}`,
    meta: buildUsCoreProfile('servicerequest'),
    status: 'completed',
    intent: 'order',
    category: [snomed(['108252007', 'Laboratory procedure'])],
    code: loinc(['24331-1', 'Lipid 1996 panel - Serum or Plasma']),
    subject,
    authoredOn: getTimeBefore(daysAgo + 1, 9),
    requester: performer,
  }
  const report: fhir4.DiagnosticReport = {
    resourceType: 'DiagnosticReport',
    id: `${person.id}-report-${n}`,
    meta: buildUsCoreProfile('diagnosticreport-lab'),
    status: 'final',
    basedOn: [reference(`ServiceRequest/${order.id}`)],
    category: [hl7('v2-0074', ['LAB', 'Laboratory'])],
    code: loinc(['24331-1', 'Lipid 1996 panel - Serum or Plasma']),
    subject,
    effectiveDateTime: time,
    issued: time,
    performer: [reference('Organization/northern-labs', 'Northern Laboratories')],
    specimen: [reference(`Specimen/${specimen.id}`)],
    result: results.map((each) => reference(`Observation/${each.id}`)),
  }
  return [order, specimen, ...results, report]
}

function result(chart: Chart, test: LabTest, daysAgo: number, n: number): fhir4.Observation {
  const value = Math.max(0.1, chart.random.around(test.middle, test.spread))
  const flag: Code = value > test.high ? ['H', 'High'] : value < test.low ? ['L', 'Low'] : ['N', 'Normal']
  return buildObservation(
    chart,
    { id: `${test.id}-${n}`, category: 'laboratory', code: test.code, daysAgo, profile: 'observation-lab' },
    {
      valueQuantity: ucum(value, test.unit),
      interpretation: [hl7('v3-ObservationInterpretation', flag)],
      referenceRange: [{ low: ucum(test.low, test.unit), high: ucum(test.high, test.unit) }],
      specimen: reference(`Specimen/${chart.person.id}-specimen-${n}`),
    },
  )
}
