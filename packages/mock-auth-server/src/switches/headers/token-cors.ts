import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { STEPS } from '../../core/journal/steps.ts'
import { applyCors, CORS_VALUES, type Cors } from './apply-cors.ts'
import { isInGroup } from './endpoint-groups.ts'

export const tokenCors = defineSwitch({
  name: 'tokenCors',
  level: 'tenant',
  description: 'The origins whose pages may read the token endpoint, introspection and revocation.',
  legality: 'deviation',
  catalogueIds: ['S-030', 'S-031'],
  faults: ['token-cors-missing', 'cors-star-with-credentials', 'cors-headers-wrong', 'preflight-refused'],
  default: 'registered' as Cors,
  schema: () => z.enum(CORS_VALUES),
  steps: STEPS,
  points: {
    reply: (reply, context) => {
      const { value, endpoint } = context
      return value === 'registered' || !isInGroup(endpoint, 'token')
        ? reply
        : applyCors(reply, value, context)
    },
  },
})
