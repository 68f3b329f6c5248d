import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'

export const redirectUriParameter = defineSwitch({
  name: 'redirectUriParameter',
  level: 'client',
  description:
    'Whether `redirect_uri` is required; with `optional-when-single` it may be absent when one URI is registered, and then must be absent at the token endpoint.',
  legality: 'deviation',
  catalogueIds: ['S-046', 'S-070'],
  default: 'required' as 'required' | 'optional-when-single',
  schema: () => z.enum(['required', 'optional-when-single']),
  steps: ['authorize'],
  points: {
    'authorize.policy': (policy, { facts }) =>
      facts.redirectUri === undefined ? { ...policy, impliesRedirectUri: true } : policy,
  },
})
