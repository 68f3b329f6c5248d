import type { Chart } from '../people/chart.ts'
import { type Code, loinc, reference, ucum, usCore } from '../values/codes.ts'
import { buildObservation } from './build-observation.ts'

/** Builds what patients from 50 years on say of their abilities, as simple observations. */
export function buildAbilities(chart: Chart, daysAgo: number): fhir4.Observation[] {
  if (chart.age < 18_250) return []
  const derivedFrom = [reference(`QuestionnaireResponse/${chart.person.id}-intake`)]
  const one = (id: string, code: Code, category: Code, value: Partial<fhir4.Observation>) =>
    buildObservation(
      chart,
      { id, category: 'survey', code, daysAgo, profile: 'simple-observation' },
      { category: [usCore('us-core-category', category)], derivedFrom, ...value },
    )
  const disability: Code = ['disability-status', 'Disability Status']
  return [
    one('walking', ['69859-7', 'Do you have serious difficulty walking or climbing stairs'], disability, {
      valueBoolean: chart.age > 29_000,
    }),
    one('seeing', ['69857-1', 'Are you blind, or do you have serious difficulty seeing'], disability, {
      valueCodeableConcept: loinc(['LA32-8', 'No']),
    }),
    one(
      'exercise',
      ['89555-7', 'How many days per week did you engage in moderate to strenuous physical activity'],
      ['physical-activity', 'Physical Activity'],
      { valueQuantity: ucum(chart.age % 6, 'days per week', 'd/wk') },
    ),
    one(
      'function',
      ['47420-5', 'Functional status assessment note'],
      ['functional-status', 'Functional Status'],
      { valueString: 'Lives alone and looks after the garden.' },
    ),
  ]
}
