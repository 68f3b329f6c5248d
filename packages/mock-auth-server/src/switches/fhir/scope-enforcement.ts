import { parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'

export const scopeEnforcement = defineSwitch({
  name: 'scopeEnforcement',
  level: 'tenant',
  description:
    'Scopes limit what a token reads, or any valid token reads everything; writes need a scope always.',
  legality: 'deviation',
  catalogueIds: ['S-119', 'S-125'],
  faults: ['requirement-unenforced'],
  default: 'on' as 'on' | 'off',
  schema: () => z.enum(['on', 'off']),
  steps: FHIR_STEPS,
  points: {
    'fhir.access': (access) =>
      access.kind === 'all'
        ? access
        : { ...access, scopes: [...access.scopes, ...parseScopeString('system/*.rs')] },
  },
})
