import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'
import { withBadClaims } from './with-bad-claims.ts'

export const idTokenExpMalformed = defineFault({
  name: 'id-token-exp-malformed',
  title: 'exp that is not a valid time',
  kind: 'must-reject',
  catalogueIds: ['F-163'],
  spec: oidc('IDToken'),
  description: 'The exp of the id_token is missing, is a string, or is in milliseconds.',
  requirement: 'Require exp as a number of seconds; do not use the id_token.',
  steps: ['token'],
  params: () =>
    z.strictObject({
      to: z.enum(['absent', 'string', 'milliseconds']).default('absent').describe('How exp is changed.'),
    }),
  points: {
    'token.idToken': (draft, { canary, params }) =>
      withBadClaims(draft, canary, { exp: altered(draft.claims.exp as number, params.to) }),
  },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})

function altered(exp: number, to: 'absent' | 'string' | 'milliseconds'): string | number | undefined {
  if (to === 'absent') return undefined
  return to === 'string' ? String(exp) : exp * 1000
}
