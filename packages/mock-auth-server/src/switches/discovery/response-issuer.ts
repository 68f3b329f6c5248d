import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { withoutResponseIssuer } from '../../faults/discovery/without-response-issuer.ts'

export const responseIssuer = defineSwitch({
  name: 'responseIssuer',
  level: 'tenant',
  description: 'Whether authorization responses carry `iss`, and discovery announces it.',
  legality: 'legal',
  catalogueIds: ['S-063'],
  faults: ['response-iss-not-announced'],
  default: 'sent' as 'sent' | 'silent',
  schema: () => z.enum(['sent', 'silent']),
  steps: ['authorize', 'decide', 'discovery', 'openid-configuration', 'probe'],
  points: {
    'authorize.redirect': ({ params, ...redirect }) => ({
      ...redirect,
      params: params.filter(([name]) => name !== 'iss'),
    }),
    'discovery.document': withoutResponseIssuer,
    'openid-configuration.document': withoutResponseIssuer,
  },
})
