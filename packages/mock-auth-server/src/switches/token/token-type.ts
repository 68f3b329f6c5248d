import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'

export const tokenType = defineSwitch({
  name: 'tokenType',
  level: 'tenant',
  description: 'The spelling of `token_type`, which clients compare without case.',
  legality: 'legal',
  catalogueIds: ['S-074', 'S-105'],
  faults: ['token-type-case'],
  default: 'Bearer' as 'Bearer' | 'bearer',
  schema: () => z.enum(['Bearer', 'bearer']),
  steps: ['token'],
  points: {
    'token.response': (response, { value }) => ({ ...response, token_type: value }),
  },
})
