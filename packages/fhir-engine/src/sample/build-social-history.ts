import { buildObservation } from './build-observation.ts'
import type { ChartBuilder } from './chart.ts'
import { type Code, concept, hl7, loinc, reference, snomed, usCore } from './codes.ts'
import { getTimeBefore } from './sample-date.ts'

const SMOKING: readonly Code[] = [
  ['266919005', 'Never smoked tobacco'],
  ['8517006', 'Ex-smoker'],
  ['449868002', 'Smokes tobacco daily'],
]
const FREQUENCY: readonly Code[] = [
  ['LA6568-5', 'Not at all'],
  ['LA6569-3', 'Several days'],
  ['LA6570-1', 'More than half the days'],
]

/** Builds smoking status, a depression screening with its questionnaire response, and social determinants. */
export const buildSocialHistory: ChartBuilder = (chart) => {
  const { person, age, random, subject } = chart
  if (age < 4380) return []
  const daysAgo = chart.encounters[0]?.daysAgo ?? 30
  const answers = [random.pick(FREQUENCY), random.pick(FREQUENCY)]
  const score = answers.reduce((sum, answer) => sum + FREQUENCY.indexOf(answer), 0)
  const response: fhir4.QuestionnaireResponse = {
    resourceType: 'QuestionnaireResponse',
    id: `${person.id}-phq2`,
    questionnaire: 'https://example.org/fhir/Questionnaire/phq-2',
    status: 'completed',
    subject,
    authored: getTimeBefore(daysAgo, 9),
    source: subject,
    item: answers.map(([code, display], i) => ({
      linkId: `q${i + 1}`,
      answer: [{ valueCoding: { system: 'http://loinc.org', code, display } }],
    })),
  }
  const smoking = buildObservation(
    chart,
    {
      id: 'smoking',
      category: 'social-history',
      code: ['72166-2', 'Tobacco smoking status'],
      daysAgo,
      profile: 'smokingstatus',
    },
    { valueCodeableConcept: snomed(random.pick(SMOKING)) },
  )
  const survey = buildObservation(
    chart,
    { id: 'phq2-score', category: 'survey', code: ['55758-7', 'PHQ-2 total score'], daysAgo },
    { valueInteger: score, derivedFrom: [reference(`QuestionnaireResponse/${response.id}`)] },
  )
  const housing = buildObservation(
    chart,
    { id: 'housing', category: 'survey', code: ['71802-3', 'Housing status'], daysAgo },
    {
      category: [
        hl7('observation-category', ['survey', 'Survey']),
        usCore('us-core-category', ['sdoh', 'SDOH']),
      ],
      valueCodeableConcept: concept(
        'http://loinc.org',
        random.pick([
          ['LA31993-1', 'I have a steady place to live'],
          ['LA31994-9', 'I have a place to live today, but I am worried about losing it in the future'],
        ]),
      ),
    },
  )
  return [response, smoking, survey, housing]
}

/** The questionnaire of the responses. */
export const questionnaire: fhir4.Questionnaire = {
  resourceType: 'Questionnaire',
  id: 'phq-2',
  url: 'https://example.org/fhir/Questionnaire/phq-2',
  name: 'PHQ2',
  title: 'Patient Health Questionnaire, two items',
  status: 'active',
  subjectType: ['Patient'],
  code: [{ system: 'http://loinc.org', code: '55757-9', display: 'PHQ-2' }],
  item: ['Little interest or pleasure in doing things', 'Feeling down, depressed, or hopeless'].map(
    (text, i) => ({
      linkId: `q${i + 1}`,
      text,
      type: 'choice' as const,
      answerOption: FREQUENCY.map((code) => ({ valueCoding: loinc(code).coding?.[0] as fhir4.Coding })),
    }),
  ),
}
