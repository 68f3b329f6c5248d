import { type Code, loinc } from '../values/codes.ts'

/** The answers of the PHQ-2, by score. */
export const FREQUENCIES: readonly Code[] = [
  ['LA6568-5', 'Not at all'],
  ['LA6569-3', 'Several days'],
  ['LA6570-1', 'More than half the days'],
]

/** The questions of the PHQ-2 in their order. */
export const PHQ_2: readonly Code[] = [
  ['44250-9', 'Little interest or pleasure in doing things'],
  ['44255-8', 'Feeling down, depressed, or hopeless'],
]

const BASE = 'https://example.org/fhir/Questionnaire'
const YES: fhir4.Coding = { system: 'http://loinc.org', code: 'LA33-6', display: 'Yes' }
const NO: fhir4.Coding = { system: 'http://loinc.org', code: 'LA32-8', display: 'No' }

/** The extension of SDC by which a form says that it wants the patient in context. */
const LAUNCH_CONTEXT: fhir4.Extension = {
  url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-launchContext',
  extension: [
    {
      url: 'name',
      valueCoding: { system: 'http://hl7.org/fhir/uv/sdc/CodeSystem/launchContext', code: 'patient' },
    },
    { url: 'type', valueCode: 'Patient' },
  ],
}

const phq2: fhir4.Questionnaire = {
  resourceType: 'Questionnaire',
  id: 'phq-2',
  url: `${BASE}/phq-2`,
  name: 'PHQ2',
  title: 'Patient Health Questionnaire, two items',
  status: 'active',
  subjectType: ['Patient'],
  code: [{ system: 'http://loinc.org', code: '55757-9', display: 'PHQ-2' }],
  item: PHQ_2.map(([, text], i) => ({
    linkId: `q${i + 1}`,
    text,
    type: 'choice' as const,
    answerOption: FREQUENCIES.map((code) => ({ valueCoding: loinc(code).coding?.[0] as fhir4.Coding })),
  })),
}

const intake: fhir4.Questionnaire = {
  resourceType: 'Questionnaire',
  id: 'intake',
  extension: [LAUNCH_CONTEXT],
  url: `${BASE}/intake`,
  version: '1.0',
  name: 'Intake',
  title: 'Before your visit',
  status: 'active',
  subjectType: ['Patient'],
  item: [
    {
      linkId: 'lifestyle',
      text: 'Lifestyle',
      type: 'group',
      item: [
        {
          linkId: 'alcohol',
          text: 'Do you drink alcohol?',
          type: 'choice',
          answerOption: [{ valueCoding: YES }, { valueCoding: NO }],
          item: [{ linkId: 'drinks', text: 'How many drinks a week?', type: 'decimal' }],
        },
      ],
    },
    { linkId: 'concern', text: 'What brings you here?', type: 'string' },
  ],
}

/** The questionnaires of the responses. */
export const questionnaires: readonly fhir4.Questionnaire[] = [phq2, intake]

/** Builds an intake form that a patient filled in. */
export function buildIntakeResponse(
  subject: fhir4.Reference,
  id: string,
  authored: string,
): fhir4.QuestionnaireResponse {
  return {
    resourceType: 'QuestionnaireResponse',
    id,
    meta: { profile: ['http://hl7.org/fhir/us/core/StructureDefinition/us-core-questionnaireresponse'] },
    identifier: { system: 'https://example.org/fhir/forms', value: id },
    questionnaire: `${BASE}/intake`,
    _questionnaire: {
      extension: [
        { url: 'http://hl7.org/fhir/StructureDefinition/display', valueString: 'Before your visit' },
        {
          url: 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-extension-questionnaire-uri',
          valueUri: 'https://example.org/forms/intake',
        },
      ],
    },
    status: 'completed',
    subject,
    authored,
    author: subject,
    source: subject,
    item: [
      {
        linkId: 'lifestyle',
        text: 'Lifestyle',
        item: [
          {
            linkId: 'alcohol',
            text: 'Do you drink alcohol?',
            answer: [
              {
                valueCoding: YES,
                item: [
                  { linkId: 'drinks', text: 'How many drinks a week?', answer: [{ valueDecimal: 2.5 }] },
                ],
              },
            ],
          },
        ],
      },
      {
        linkId: 'concern',
        text: 'What brings you here?',
        answer: [{ valueString: 'My knee hurts when I climb stairs.' }],
      },
    ],
  }
}
