import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'
import { toSeconds } from './to-seconds.ts'
import { withBadClaims } from './with-bad-claims.ts'

export const idTokenWrongIat = defineFault({
  name: 'id-token-wrong-iat',
  title: 'iat missing or in the future',
  kind: 'must-reject',
  catalogueIds: ['F-164', 'F-165'],
  spec: oidc('IDTokenValidation'),
  description: 'The id_token has no iat, or one that is a day ahead.',
  requirement: 'Require iat, and reject one that lies too far ahead; do not use the id_token.',
  steps: ['token'],
  params: () =>
    z.strictObject({ to: z.enum(['absent', 'future']).default('absent').describe('How iat is changed.') }),
  points: {
    'token.idToken': (draft, { canary, params, now }) =>
      withBadClaims(draft, canary, { iat: params.to === 'absent' ? undefined : toSeconds(now) + 86_400 }),
  },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})
