import type { Chart } from '../people/chart.ts'
import { type Code, combine, loinc, ucum } from '../values/codes.ts'
import { buildObservation } from './build-observation.ts'

const HEAD: Code = ['9843-4', 'Head Occipital-frontal circumference']

/** The code of US Core for the circumference of the head, and the one that growth charts ask for. */
const HEAD_CODES = combine(
  loinc(HEAD),
  loinc(['8287-5', 'Head Occipital-frontal circumference by Tape measure']),
)

/** Builds length, weight and head circumference every four weeks since birth, with the last percentiles. */
export function buildGrowth(chart: Chart): fhir4.Observation[] {
  const { random, age } = chart
  const one = (id: string, code: Code, daysAgo: number, profile: string, value: fhir4.Quantity) =>
    buildObservation(chart, { id, category: 'vital-signs', code, daysAgo, profile }, { valueQuantity: value })
  const observations: fhir4.Observation[] = []
  let last = age
  for (let day = 0, n = 1; day < age; day += 28, n++) {
    const months = day / 30
    last = age - day
    const length = ucum(random.around(50 + 2.6 * months, 0.8), 'cm')
    const weight = ucum(random.around(3.4 + 0.65 * months, 0.2, 2), 'kg')
    const head = ucum(random.around(35 + 1.1 * months, 0.4), 'cm')
    observations.push(
      one(`length-${n}`, ['8302-2', 'Body height'], last, 'body-height', length),
      one(`weight-${n}`, ['29463-7', 'Body weight'], last, 'body-weight', weight),
      { ...one(`head-${n}`, HEAD, last, 'head-circumference', head), code: HEAD_CODES },
    )
  }
  return [
    ...observations,
    one(
      'head-percentile',
      ['8289-1', 'Head Occipital-frontal circumference Percentile'],
      last,
      'head-occipital-frontal-circumference-percentile',
      ucum(54, '%'),
    ),
    one(
      'weight-for-length',
      ['77606-2', 'Weight-for-length Per age and sex'],
      last,
      'pediatric-weight-for-height',
      ucum(61, '%'),
    ),
    one('gestational-age', ['18185-9', 'Gestational age'], age, 'vital-signs', ucum(39, 'weeks', 'wk')),
  ]
}
