import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { STEPS } from '../../core/journal/steps.ts'
import { applyCors } from './apply-cors.ts'
import { isInGroup } from './endpoint-groups.ts'

export const discoveryCors = defineSwitch({
  name: 'discoveryCors',
  level: 'tenant',
  description: 'The CORS headers of well-known documents, metadata and keys.',
  legality: 'deviation',
  catalogueIds: ['S-029', 'S-032'],
  faults: ['discovery-without-cors', 'jwks-without-cors'],
  default: 'any' as 'any' | 'none' | 'any-with-credentials',
  schema: () => z.enum(['any', 'none', 'any-with-credentials']),
  steps: STEPS,
  points: {
    reply: (reply, context) =>
      isInGroup(context.endpoint, 'discovery') ? applyCors(reply, context.value, context) : reply,
  },
})
