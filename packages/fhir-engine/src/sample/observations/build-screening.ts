import type { Chart, ChartBuilder } from '../people/chart.ts'
import {
  buildUsCoreProfile,
  type Code,
  concept,
  hl7,
  loinc,
  reference,
  snomed,
  ucum,
  usCore,
} from '../values/codes.ts'
import { getDayBefore, getTimeBefore } from '../values/sample-date.ts'
import { buildAbilities } from './build-abilities.ts'
import { buildObservation } from './build-observation.ts'
import { buildIntakeResponse, FREQUENCIES, PHQ_2 } from './questionnaires.ts'

const HOUSING: readonly Code[] = [
  ['LA31993-1', 'I have a steady place to live'],
  ['LA31994-9', 'I have a place to live today, but I am worried about losing it in the future'],
]
const SDOH = usCore('us-core-category', ['sdoh', 'SDOH'])
const PROFILE = 'observation-screening-assessment'

/** Builds a depression screening with its responses, an intake form, pain, and social determinants. */
export const buildScreening: ChartBuilder = (chart) => {
  const { person, age, random, subject } = chart
  if (age < 4380) return []
  const daysAgo = chart.encounters[0]?.daysAgo ?? 30
  const answers = [random.pick(FREQUENCIES), random.pick(FREQUENCIES)]
  const response: fhir4.QuestionnaireResponse = {
    resourceType: 'QuestionnaireResponse',
    id: `${person.id}-phq2`,
    questionnaire: 'https://example.org/fhir/Questionnaire/phq-2',
    status: 'completed',
    subject,
    authored: getTimeBefore(daysAgo, 9),
    author: subject,
    source: subject,
    item: answers.map(([code, display], i) => ({
      linkId: `q${i + 1}`,
      text: PHQ_2[i]?.[1] as string,
      answer: [{ valueCoding: { system: 'http://loinc.org', code, display } }],
    })),
  }
  return [
    response,
    buildIntakeResponse(subject, `${person.id}-intake`, getTimeBefore(daysAgo, 8)),
    ...depression(chart, daysAgo, answers, response),
    ...determinants(chart, daysAgo),
    ...buildAbilities(chart, daysAgo),
    survey(chart, 'pain', ['75893-8', 'Pain severity in the past week - 0-10 numeric rating'], daysAgo, {
      category: [category('survey'), usCore('us-core-category', ['functional-status', 'Functional Status'])],
      valueQuantity: ucum(age % 8, 'points', '{score}'),
    }),
    survey(chart, 'pain-story', ['44247-5', 'Pain narrative'], daysAgo, {
      valueString: 'Worse in the evening, better after rest.',
    }),
  ]
}

function category(name: 'survey'): fhir4.CodeableConcept {
  return hl7('observation-category', [name, 'Survey'])
}

function survey(
  chart: Chart,
  id: string,
  code: Code,
  daysAgo: number,
  value: Partial<fhir4.Observation>,
): fhir4.Observation {
  return buildObservation(chart, { id, category: 'survey', code, daysAgo, profile: PROFILE }, value)
}

function depression(
  chart: Chart,
  daysAgo: number,
  answers: readonly Code[],
  response: fhir4.QuestionnaireResponse,
): fhir4.Observation[] {
  const derivedFrom = [reference(`QuestionnaireResponse/${response.id}`)]
  const score = survey(chart, 'phq2-score', ['55758-7', 'PHQ-2 total score'], daysAgo, {
    valueInteger: answers.reduce((sum, answer) => sum + FREQUENCIES.indexOf(answer), 0),
    derivedFrom,
  })
  const items = PHQ_2.map((code, i) =>
    survey(chart, `phq2-${i + 1}`, code, daysAgo, {
      valueCodeableConcept: loinc(answers[i] as Code),
      derivedFrom,
    }),
  )
  const panel = survey(chart, 'phq2-panel', ['55757-9', 'PHQ-2'], daysAgo, {
    derivedFrom,
    hasMember: [...items, score].map((each) => reference(`Observation/${each.id}`)),
  })
  return [score, ...items, panel]
}

/** Builds the answer about housing, and the concern that follows from a bad one. */
function determinants(chart: Chart, daysAgo: number): fhir4.FhirResource[] {
  const { person, subject, performer, random } = chart
  const answer = random.pick(HOUSING)
  const housing = survey(chart, 'housing', ['71802-3', 'Housing status'], daysAgo, {
    category: [category('survey'), SDOH],
    valueCodeableConcept: concept('http://loinc.org', answer),
  })
  const concern: fhir4.Condition = {
    resourceType: 'Condition',
    id: `${person.id}-condition-housing`,
    meta: buildUsCoreProfile('condition-problems-health-concerns'),
    clinicalStatus: hl7('condition-clinical', ['active', 'Active']),
    verificationStatus: hl7('condition-ver-status', ['confirmed', 'Confirmed']),
    category: [usCore('condition-category', ['health-concern', 'Health Concern']), SDOH],
    code: snomed(['105531004', 'Housing unsatisfactory']),
    subject,
    onsetDateTime: getDayBefore(daysAgo),
    recordedDate: getDayBefore(daysAgo),
    recorder: performer,
    evidence: [{ detail: [reference(`Observation/${housing.id}`)] }],
  }
  return [housing, ...(answer === HOUSING[1] ? [concern] : [])]
}
