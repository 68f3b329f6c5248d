import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { STEPS } from '../../core/journal/steps.ts'
import { applyCors, CORS_VALUES, type Cors } from './apply-cors.ts'

export const fhirCors = defineSwitch({
  name: 'fhirCors',
  level: 'tenant',
  description: 'The origins whose pages may read the FHIR API.',
  legality: 'deviation',
  catalogueIds: ['S-030', 'S-031'],
  faults: ['cors-headers-wrong', 'preflight-refused'],
  default: 'registered' as Cors,
  schema: () => z.enum(CORS_VALUES),
  steps: STEPS,
  points: {
    reply: (reply, context) => {
      const { value, endpoint } = context
      return value === 'registered' || endpoint !== 'fhir' ? reply : applyCors(reply, value, context)
    },
  },
})
