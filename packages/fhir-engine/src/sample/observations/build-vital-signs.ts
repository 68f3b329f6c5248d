import type { Chart, ChartBuilder, Visit } from '../people/chart.ts'
import { type Code, hl7, ucum } from '../values/codes.ts'
import { createSeededRandom } from '../values/random.ts'
import { buildAveragePressure, buildPressure } from './build-blood-pressure.ts'
import { buildGrowth } from './build-growth.ts'
import { buildObservation } from './build-observation.ts'
import { buildOxygenSaturation } from './build-oxygen-saturation.ts'

/** Builds vital signs at each visit; growth curves for an infant. */
export const buildVitalSigns: ChartBuilder = (chart) => {
  if (chart.age < 730) return buildGrowth(chart)
  const visits = chart.encounters.flatMap((visit, n) => measure(chart, visit, n + 1))
  return [...visits, ...buildAveragePressure(chart)]
}

function measure(chart: Chart, visit: Visit, n: number): fhir4.Observation[] {
  const { random, age, person } = chart
  const years = Math.min(age / 365, 20)
  const height = random.around(75 + years * 4.8, 4)
  const weight = random.around(9 + years * 3.2, 5)
  const bmi = Number((weight / (height / 100) ** 2).toFixed(1))
  const later = createSeededRandom(`${person.id} vital signs ${n}`)
  const one = (id: string, code: Code, profile: string, value: Partial<fhir4.Observation>) =>
    buildObservation(
      chart,
      { id: `${id}-${n}`, category: 'vital-signs', code, daysAgo: visit.daysAgo, profile },
      { encounter: visit.reference, ...value },
    )
  const quantity = (...args: Parameters<typeof ucum>) => ({ valueQuantity: ucum(...args) })
  const pulse = () => quantity(random.int(58, 96), 'beats/minute', '/min')
  const isChild = age < 6570
  const temperature = () => {
    const measured = quantity(random.around(36.8, 0.6), 'Cel')
    return isChild && n === 3 ? REFUSED : measured
  }
  return [
    ...buildPressure(chart, visit, n),
    one('heart-rate', ['8867-4', 'Heart rate'], 'heart-rate', pulse()),
    one('height', ['8302-2', 'Body height'], 'body-height', quantity(height, 'cm')),
    one('weight', ['29463-7', 'Body weight'], 'body-weight', quantity(weight, 'kg')),
    one('bmi', ['39156-5', 'Body mass index'], 'bmi', quantity(bmi, 'kg/m2')),
    one('temperature', ['8310-5', 'Body temperature'], 'body-temperature', temperature()),
    one('respiratory-rate', ['9279-1', 'Respiratory rate'], 'respiratory-rate', {
      ...quantity(later.int(12, isChild ? 24 : 18), 'breaths/minute', '/min'),
    }),
    buildOxygenSaturation(chart, visit, n, later),
    ...(isChild
      ? [
          one(
            'bmi-percentile',
            ['59576-9', 'Body mass index (BMI) [Percentile] Per age and sex'],
            'pediatric-bmi-for-age',
            { valueQuantity: ucum(later.int(20, 90), '%') },
          ),
        ]
      : []),
  ]
}

/** What an Observation has in place of a value: a child at its third visit did not let its temperature be taken. */
const REFUSED = { dataAbsentReason: hl7('data-absent-reason', ['not-performed', 'Not Performed']) }
