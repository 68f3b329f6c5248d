import { buildObservation } from './build-observation.ts'
import type { Chart, ChartBuilder } from './chart.ts'
import { type Code, loinc, ucum } from './codes.ts'

/** Builds vital signs at each visit; growth curves for an infant. */
export const buildVitalSigns: ChartBuilder = (chart) => {
  if (chart.age < 730) return growth(chart)
  return chart.encounters.flatMap((visit, n) => at(chart, visit.daysAgo, n + 1, visit.reference))
}

function at(chart: Chart, daysAgo: number, n: number, encounter: fhir4.Reference): fhir4.Observation[] {
  const { random, age } = chart
  const years = Math.min(age / 365, 20)
  const height = random.around(75 + years * 4.8, 4)
  const weight = random.around(9 + years * 3.2, 5)
  const one = (id: string, code: Code, profile: string, valueQuantity: fhir4.Quantity) =>
    buildObservation(
      chart,
      { id: `${id}-${n}`, category: 'vital-signs', code, daysAgo, profile },
      { encounter, valueQuantity },
    )
  return [
    pressure(chart, daysAgo, n, encounter),
    one(
      'heart-rate',
      ['8867-4', 'Heart rate'],
      'heart-rate',
      ucum(random.int(58, 96), 'beats/minute', '/min'),
    ),
    one('height', ['8302-2', 'Body height'], 'body-height', ucum(height, 'cm')),
    one('weight', ['29463-7', 'Body weight'], 'body-weight', ucum(weight, 'kg')),
    one(
      'bmi',
      ['39156-5', 'Body mass index'],
      'bmi',
      ucum(Number((weight / (height / 100) ** 2).toFixed(1)), 'kg/m2'),
    ),
    one(
      'temperature',
      ['8310-5', 'Body temperature'],
      'body-temperature',
      ucum(random.around(36.8, 0.6), 'Cel'),
    ),
  ]
}

function pressure(chart: Chart, daysAgo: number, n: number, encounter: fhir4.Reference): fhir4.Observation {
  const { random } = chart
  const part = (code: Code, value: number) => ({
    code: loinc(code),
    valueQuantity: ucum(value, 'mmHg', 'mm[Hg]'),
  })
  return buildObservation(
    chart,
    {
      id: `bp-${n}`,
      category: 'vital-signs',
      code: ['85354-9', 'Blood pressure panel'],
      daysAgo,
      profile: 'blood-pressure',
    },
    {
      encounter,
      component: [
        part(['8480-6', 'Systolic blood pressure'], random.int(104, 158)),
        part(['8462-4', 'Diastolic blood pressure'], random.int(62, 98)),
      ],
    },
  )
}

/** Builds length, weight and head circumference every four weeks since birth. */
function growth(chart: Chart): fhir4.Observation[] {
  const { random, age } = chart
  const observations: fhir4.Observation[] = []
  for (let day = 0, n = 1; day < age; day += 28, n++) {
    const months = day / 30
    const one = (id: string, code: Code, profile: string, valueQuantity: fhir4.Quantity) =>
      buildObservation(
        chart,
        { id: `${id}-${n}`, category: 'vital-signs', code, daysAgo: age - day, profile },
        { valueQuantity },
      )
    observations.push(
      one(
        'length',
        ['8302-2', 'Body height'],
        'body-height',
        ucum(random.around(50 + 2.6 * months, 0.8), 'cm'),
      ),
      one(
        'weight',
        ['29463-7', 'Body weight'],
        'body-weight',
        ucum(random.around(3.4 + 0.65 * months, 0.2, 2), 'kg'),
      ),
      one(
        'head',
        ['9843-4', 'Head Occipital-frontal circumference'],
        'head-circumference',
        ucum(random.around(35 + 1.1 * months, 0.4), 'cm'),
      ),
    )
  }
  return observations
}
