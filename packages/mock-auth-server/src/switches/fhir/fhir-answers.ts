import { defineSwitch } from '../../core/declare/switch.ts'
import { DATA_STEPS } from '../../core/journal/steps.ts'
import { applyAnswers } from './apply-answers.ts'
import { createFhirAnswersSchema, type FhirAnswers } from './fhir-answer.ts'

export const fhirAnswers = defineSwitch({
  name: 'fhirAnswers',
  level: 'tenant',
  description: 'Status, headers and exact body of FHIR errors, by their cause and type.',
  legality: 'deviation',
  catalogueIds: ['S-121', 'S-129'],
  faults: ['fhir-refused', 'fhir-unreadable', 'scope-insufficient', 'resource-forbidden'],
  default: {} as FhirAnswers,
  schema: createFhirAnswersSchema,
  steps: [...DATA_STEPS, 'metadata'],
  points: { 'fhir.error': applyAnswers },
})
