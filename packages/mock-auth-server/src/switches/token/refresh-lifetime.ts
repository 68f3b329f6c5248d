import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import type { RefreshPolicy } from '../../core/oauth/refresh-policy.ts'

const ENDS = ['sliding', 'fixed', 'session'] as const

export const refreshLifetime = defineSwitch({
  name: 'refreshLifetime',
  level: 'tenant',
  description:
    "When a refresh token expires: `sliding` counts refreshTokenLifetimeS from each refresh, `fixed` from the first token response; with `session`, tokens of online_access end with the user's session.",
  legality: 'legal',
  catalogueIds: ['S-093', 'S-094'],
  faults: ['refresh-invalid-grant'],
  default: 'sliding' as RefreshPolicy['lifetime'],
  schema: () => z.enum(ENDS),
  steps: ['token'],
  points: {
    // The first token of a grant expires at the same time, whether later ones do so or not.
    'token.refreshPolicy': (policy, { value, facts }) =>
      value === 'fixed' && facts.grantType !== 'refresh_token' ? policy : { ...policy, lifetime: value },
  },
})
