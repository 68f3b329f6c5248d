import { z } from 'zod'
import { noUse } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { badClaims } from './bad-claims.ts'
import { seconds } from './seconds.ts'

export const idTokenWrongIat = defineFault({
  name: 'id-token-wrong-iat',
  title: 'iat missing or in the future',
  kind: 'must-reject',
  ids: ['F-164', 'F-165'],
  spec: oidc('IDTokenValidation'),
  wire: 'The id_token has no iat, or one that is a day ahead.',
  client: 'Require iat, and refuse one that lies too far ahead; do not use the id_token.',
  steps: ['token'],
  params: () =>
    z.strictObject({ to: z.enum(['absent', 'future']).default('absent').describe('What becomes of iat.') }),
  points: {
    'token.idToken': (draft, { canary, params, now }) =>
      badClaims(draft, canary, { iat: params.to === 'absent' ? undefined : seconds(now) + 86_400 }),
  },
  needs: ['openid'],
  expects: noUse('fhirUser'),
})
