import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'

const VALUES = ['openid', 'openid-and-user'] as const

export const idTokenScopes = defineSwitch({
  name: 'idTokenScopes',
  level: 'tenant',
  description: 'The scopes that give an id_token: openid alone, or with fhirUser or profile beside it.',
  legality: 'deviation',
  catalogueIds: ['S-075'],
  faults: ['id-token-missing'],
  default: 'openid' as (typeof VALUES)[number],
  schema: () => z.enum(VALUES),
  steps: ['token'],
  points: {
    'token.issuesIdToken': (issues, { value, facts: { grantedScope = '' } }) =>
      issues && (value === 'openid' || /(?:^| )(?:fhirUser|profile)(?: |$)/.test(grantedScope)),
  },
})
