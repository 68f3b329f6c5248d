import type { Chart, ChartBuilder } from '../people/chart.ts'
import {
  buildUsCoreProfile,
  type Code,
  combine,
  hl7,
  loinc,
  reference,
  snomed,
  ucum,
} from '../values/codes.ts'
import { getTimeBefore } from '../values/sample-date.ts'
import { buildObservation } from './build-observation.ts'
import { CHOLESTEROL_PER_MMOL, type LabTest, labTests, MOLAR_CODES } from './lab-tests.ts'

/** Builds lab panels with specimen, order and report. */
export const buildLabResults: ChartBuilder = (chart) => {
  const dates =
    chart.person.chart === 'full'
      ? Array.from({ length: 40 }, (_, i) => 10 + i * 30)
      : chart.encounters.slice(0, chart.age < 730 ? 1 : 2).map((visit) => visit.daysAgo)
  return dates.flatMap((daysAgo, i) => panel(chart, daysAgo, i + 1))
}

/** The visit at which a specimen was taken, where there was one on that day. */
function findVisit(chart: Chart, daysAgo: number): { encounter?: fhir4.Reference } {
  const visit = chart.encounters.find((each) => each.daysAgo === daysAgo)
  return visit ? { encounter: visit.reference } : {}
}

function panel(chart: Chart, daysAgo: number, n: number): fhir4.FhirResource[] {
  const { person, subject, performer } = chart
  const measured = (chart.age < 730 ? labTests.slice(-1) : labTests).map((test) =>
    result(chart, test, daysAgo, n),
  )
  const results = [...measured, ...(n === 1 ? [...inMoles(measured), ...urine(chart, daysAgo)] : [])]
  const time = getTimeBefore(daysAgo, 9)
  const visit = findVisit(chart, daysAgo)
  const specimen: fhir4.Specimen = {
    resourceType: 'Specimen',
    id: `${person.id}-specimen-${n}`,
    meta: buildUsCoreProfile('specimen'),
    identifier: [{ system: 'https://example.org/fhir/specimens', value: `${person.id}-${n}` }],
    status: 'available',
    type: snomed(['119364003', 'Serum specimen']),
    subject,
    collection: {
      collectedDateTime: time,
      bodySite: snomed(['368209003', 'Right upper arm structure']),
    },
    condition: [hl7('v2-0493', ['COOL', 'Cool'])],
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
    ...visit,
    occurrencePeriod: { start: getTimeBefore(daysAgo + 1, 9), end: time },
    authoredOn: getTimeBefore(daysAgo + 1, 9),
    requester: performer,
    reasonCode: [snomed(['185349003', 'Encounter for check up'])],
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
    ...visit,
    effectiveDateTime: time,
    issued: time,
    performer: [reference('Organization/northern-labs', 'Northern Laboratories')],
    resultsInterpreter: [performer],
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
      ...(test.other && { code: combine(loinc(test.code), loinc(test.other)) }),
      ...findVisit(chart, daysAgo),
      valueQuantity: ucum(value, test.unit),
      interpretation: [hl7('v3-ObservationInterpretation', flag)],
      referenceRange: [{ low: ucum(test.low, test.unit), high: ucum(test.high, test.unit) }],
      specimen: reference(`Specimen/${chart.person.id}-specimen-${n}`),
    },
  )
}

/** Returns the results that are also reported in mmol/L, converted. */
function inMoles(results: readonly fhir4.Observation[]): fhir4.Observation[] {
  return labTests.flatMap(({ id }) => {
    const code = MOLAR_CODES[id]
    const mass = results.find((each) => each.id?.endsWith(`-${id}-1`))
    if (!code || !mass) return []
    const { interpretation: _, referenceRange: __, ...rest } = mass
    const value = Number(((mass.valueQuantity?.value ?? 0) / CHOLESTEROL_PER_MMOL).toFixed(2))
    return [{ ...rest, id: `${mass.id}-mmol`, code: loinc(code), valueQuantity: ucum(value, 'mmol/L') }]
  })
}

/** Builds two results of a urine test: one coded, one in words. */
function urine(chart: Chart, daysAgo: number): fhir4.Observation[] {
  const one = (id: string, code: Code, value: Partial<fhir4.Observation>) =>
    buildObservation(
      chart,
      { id, category: 'laboratory', code, daysAgo, profile: 'observation-lab' },
      { ...findVisit(chart, daysAgo), ...value },
    )
  return [
    one('urine-color', ['5778-6', 'Color of Urine'], {
      valueCodeableConcept: snomed(['371254008', 'Yellow']),
    }),
    one('urine-appearance', ['5767-9', 'Appearance of Urine'], { valueString: 'Clear' }),
  ]
}
