import { isOfChildbearingAge } from '../care/build-procedures.ts'
import type { Chart, ChartBuilder } from '../people/chart.ts'
import { type Code, loinc, snomed, ucum } from '../values/codes.ts'
import { getDayBefore } from '../values/sample-date.ts'
import { buildObservation } from './build-observation.ts'

const SMOKING: readonly Code[] = [
  ['266919005', 'Never smoked tobacco'],
  ['8517006', 'Ex-smoker'],
  ['449868002', 'Smokes tobacco daily'],
]
const OCCUPATIONS = [
  ['School teacher', 'Education'],
  ['Carpenter', 'Construction'],
  ['Bus driver', 'Transportation'],
] as const

/** Builds smoking status, occupation, and pregnancy status and intent. */
export const buildSocialHistory: ChartBuilder = (chart) => {
  if (chart.age < 4380) return []
  const status = chart.random.pick(SMOKING)
  const smoking = observe(chart, 'smoking', ['72166-2', 'Tobacco smoking status'], 'smokingstatus', {
    valueCodeableConcept: snomed(status),
  })
  const pack = observe(
    chart,
    'pack-years',
    ['8664-5', 'Cigarettes smoked total (pack per year) - Reported'],
    'smokingstatus',
    { valueQuantity: ucum(4 + (chart.age % 20), 'pack years', '{PackYears}') },
  )
  return [
    smoking,
    ...(status === SMOKING[0] ? [] : [pack]),
    ...(chart.age > 6570 ? [occupation(chart)] : []),
    ...(isOfChildbearingAge(chart) && chart.age > 6570 ? pregnancy(chart) : []),
  ]
}

function observe(
  chart: Chart,
  id: string,
  code: Code,
  profile: string,
  value: Partial<fhir4.Observation>,
): fhir4.Observation {
  const daysAgo = chart.encounters[0]?.daysAgo ?? 30
  return buildObservation(chart, { id, category: 'social-history', code, daysAgo, profile }, value)
}

function occupation(chart: Chart): fhir4.Observation {
  const [job, industry] = OCCUPATIONS[chart.age % OCCUPATIONS.length] as (typeof OCCUPATIONS)[number]
  const { effectiveDateTime: _, ...rest } = observe(
    chart,
    'occupation',
    ['11341-5', 'History of Occupation'],
    'observation-occupation',
    {
      valueCodeableConcept: { text: job },
      component: [
        {
          code: loinc(['86188-0', 'History of Occupation industry']),
          valueCodeableConcept: { text: industry },
        },
      ],
    },
  )
  const start = getDayBefore(Math.min(chart.age - 6570, 1500))
  return { ...rest, effectivePeriod: { start, ...(chart.person.died && { end: chart.person.died }) } }
}

function pregnancy(chart: Chart): fhir4.Observation[] {
  return [
    observe(chart, 'pregnancy', ['82810-3', 'Pregnancy status'], 'observation-pregnancystatus', {
      valueCodeableConcept: snomed(['60001007', 'Not pregnant']),
    }),
    observe(
      chart,
      'pregnancy-intent',
      ['86645-9', 'Pregnancy intention in the next year - Reported'],
      'observation-pregnancyintent',
      { valueCodeableConcept: snomed(['454401000124105', 'No desire to become pregnant']) },
    ),
  ]
}
