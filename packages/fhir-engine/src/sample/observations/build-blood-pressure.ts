import type { Chart, Visit } from '../people/chart.ts'
import { type Code, combine, hl7, loinc, ucum } from '../values/codes.ts'
import { getTimeBefore } from '../values/sample-date.ts'
import { buildObservation } from './build-observation.ts'

const PANEL: Code = ['85354-9', 'Blood pressure panel']
const SYSTOLIC: Code = ['8480-6', 'Systolic blood pressure']
const DIASTOLIC: Code = ['8462-4', 'Diastolic blood pressure']

/** The code of a panel: that of US Core, and the older one, which many apps still ask for. */
const PANEL_CODES = combine(loinc(PANEL), loinc(['55284-4', 'Blood pressure systolic and diastolic']))

/** Builds the blood pressure of a visit: one panel, or two results where the patient has single ones. */
export function buildPressure(chart: Chart, visit: Visit, n: number): fhir4.Observation[] {
  const { random, person, age } = chart
  const values = [random.int(104, 158), random.int(62, 98)]
  const build = (id: string, code: Code, rest: Partial<fhir4.Observation>, profile?: string) =>
    buildObservation(
      chart,
      {
        id: `${id}-${n}`,
        category: 'vital-signs',
        code,
        daysAgo: visit.daysAgo,
        ...(profile && { profile }),
      },
      { encounter: visit.reference, ...rest },
    )
  if (person.pressure === 'single') {
    return [SYSTOLIC, DIASTOLIC].map((code, i) =>
      build(i === 0 ? 'systolic' : 'diastolic', code, { valueQuantity: pressure(values[i]) }, 'vital-signs'),
    )
  }
  // A child that cries at its second visit cannot be measured.
  const measured = age < 6570 && n === 2 ? [undefined, undefined] : values
  const component = [part(SYSTOLIC, measured[0]), part(DIASTOLIC, measured[1])]
  return [build('bp', PANEL, { code: PANEL_CODES, component }, 'blood-pressure')]
}

/** Builds the mean of a week of measurements at home, from 40 years on; in old age without the diastolic one. */
export function buildAveragePressure(chart: Chart): fhir4.Observation[] {
  const { age, person } = chart
  if (age < 14_600 || person.died || person.pressure === 'single') return []
  const component = [
    part(['96608-5', 'Systolic blood pressure mean'], 120 + (age % 25)),
    part(['96609-3', 'Diastolic blood pressure mean'], age < 30_000 ? 75 + (age % 12) : undefined),
  ]
  const what = {
    id: 'bp-average',
    category: 'vital-signs',
    code: ['96607-7', 'Blood pressure panel mean systolic and mean diastolic'],
    daysAgo: 12,
    profile: 'average-blood-pressure',
  } as const
  const { effectiveDateTime: _, ...rest } = buildObservation(chart, what, { component })
  return [{ ...rest, effectivePeriod: { start: getTimeBefore(19), end: getTimeBefore(12) } }]
}

function part(code: Code, value: number | undefined): fhir4.ObservationComponent {
  if (value !== undefined) return { code: loinc(code), valueQuantity: pressure(value) }
  return {
    code: loinc(code),
    dataAbsentReason: hl7('data-absent-reason', ['not-performed', 'Not Performed']),
  }
}

function pressure(value = 0): fhir4.Quantity {
  return ucum(value, 'mmHg', 'mm[Hg]')
}
