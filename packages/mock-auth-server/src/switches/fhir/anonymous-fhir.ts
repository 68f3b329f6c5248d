import { z } from 'zod'
import { withoutRequirement } from '../../core/declare/server-requirements.ts'
import { defineSwitch } from '../../core/declare/switch.ts'

export const anonymousFhir = defineSwitch({
  name: 'anonymousFhir',
  level: 'tenant',
  description: 'Reads and searches without a token are refused, or answered; a bad token is refused always.',
  legality: 'relaxation',
  catalogueIds: ['S-119', 'S-121'],
  faults: ['requirement-unenforced'],
  default: 'refused' as 'refused' | 'open',
  schema: () => z.enum(['refused', 'open']),
  steps: ['fhir-read', 'fhir-search'],
  points: {
    options: (options, { request: { headers } }) =>
      headers.some(([name]) => name.toLowerCase() === 'authorization')
        ? options
        : withoutRequirement(options, 'fhir-token-present'),
  },
})
