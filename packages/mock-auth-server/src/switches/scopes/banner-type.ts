import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'

export const bannerType = defineSwitch({
  name: 'bannerType',
  level: 'tenant',
  description: 'The JSON type of `need_patient_banner`: a boolean, or the string "true" or "false".',
  legality: 'deviation',
  catalogueIds: ['S-082'],
  faults: ['patient-banner-odd'],
  default: 'boolean' as 'boolean' | 'string',
  schema: () => z.enum(['boolean', 'string']),
  steps: ['token'],
  points: {
    'token.response': (response) =>
      typeof response.need_patient_banner === 'boolean'
        ? { ...response, need_patient_banner: String(response.need_patient_banner) }
        : response,
  },
})
