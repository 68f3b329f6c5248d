import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { DATA_STEPS } from '../../core/journal/steps.ts'
import { ERROR_SHAPES } from './error-shapes.ts'

const VALUES = ['operation-outcome', 'epic-coded', 'text-details', 'detail', 'va', 'aidbox'] as const

export const fhirErrors = defineSwitch({
  name: 'fhirErrors',
  level: 'tenant',
  description:
    'The body of FHIR errors: a plain OperationOutcome, one in the way of a vendor, or a JSON object with `detail`.',
  legality: 'deviation',
  catalogueIds: ['S-129'],
  faults: ['fhir-refused', 'fhir-unavailable'],
  default: 'operation-outcome' as (typeof VALUES)[number],
  schema: () => z.enum(VALUES),
  steps: [...DATA_STEPS, 'metadata'],
  points: {
    'fhir.error': (error, context) => {
      const { value } = context
      return value === 'operation-outcome' ? error : { ...error, body: ERROR_SHAPES[value](error, context) }
    },
  },
})
