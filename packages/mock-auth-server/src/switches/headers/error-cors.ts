import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { withoutCorsHeaders } from '../../core/http/cors-headers.ts'
import { STEPS } from '../../core/journal/steps.ts'
import { isInGroup } from './endpoint-groups.ts'

export const errorCors = defineSwitch({
  name: 'errorCors',
  level: 'tenant',
  description:
    'Whether 401 and 403 of the FHIR API and the token endpoint have CORS headers; without them a page sees only a network error.',
  legality: 'deviation',
  catalogueIds: ['S-031'],
  faults: ['errors-without-cors'],
  default: 'kept' as 'kept' | 'dropped',
  schema: () => z.enum(['kept', 'dropped']),
  steps: STEPS,
  points: {
    reply: (reply, { endpoint }) => {
      const isConcerned = isInGroup(endpoint, 'fhir') || isInGroup(endpoint, 'token')
      return isConcerned && (reply.status === 401 || reply.status === 403) ? withoutCorsHeaders(reply) : reply
    },
  },
})
