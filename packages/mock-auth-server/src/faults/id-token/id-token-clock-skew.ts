import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { allOf, completesFlow, keepsIdentity } from '../../expectations/index.ts'
import { toSeconds } from './to-seconds.ts'

export const idTokenClockSkew = defineFault({
  name: 'id-token-clock-skew',
  title: 'Clocks that differ by 20 seconds',
  kind: 'must-tolerate',
  catalogueIds: ['F-162'],
  spec: oidc('IDToken'),
  description:
    'The id_token was valid for a minute and expired 20 seconds ago, or will have been issued in 20 seconds.',
  requirement: 'Allow for clocks that differ a little; accept the id_token.',
  steps: ['token'],
  params: () =>
    z.strictObject({ claim: z.enum(['exp', 'iat']).default('exp').describe('The claim that is off.') }),
  points: {
    'token.idToken': (draft, { params, now }) => ({
      ...draft,
      claims:
        params.claim === 'exp'
          ? { ...draft.claims, iat: toSeconds(now) - 80, exp: toSeconds(now) - 20 }
          : { ...draft.claims, iat: toSeconds(now) + 20 },
    }),
  },
  prerequisites: ['openid'],
  expects: allOf(completesFlow(), keepsIdentity()),
})
