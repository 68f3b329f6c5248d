import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'

const TYPES = ['number', 'string'] as const

export const expiresInType = defineSwitch({
  name: 'expiresInType',
  level: 'tenant',
  description: 'The JSON type of `expires_in`: a number, or a string such as "3599".',
  legality: 'deviation',
  catalogueIds: ['S-074', 'S-090'],
  faults: ['expires-in-odd', 'refresh-expires-in'],
  default: 'number' as (typeof TYPES)[number],
  schema: () => z.enum(TYPES),
  steps: ['token'],
  points: {
    'token.response': (response, { value }) =>
      value === 'string' ? { ...response, expires_in: String(response.expires_in) } : response,
  },
})
