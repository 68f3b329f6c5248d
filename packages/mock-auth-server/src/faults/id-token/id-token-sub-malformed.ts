import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'
import { withBadClaims } from './with-bad-claims.ts'

const SUBJECTS = { absent: undefined, empty: '', 'too-long': 'u'.repeat(256) }

export const idTokenSubMalformed = defineFault({
  name: 'id-token-sub-malformed',
  title: 'sub missing, empty or too long',
  kind: 'must-reject',
  catalogueIds: ['F-180'],
  spec: oidc('IDToken'),
  description: 'The sub of the id_token is missing, is empty, or has 256 characters.',
  requirement: 'Require a sub of 1 to 255 characters; do not use the id_token.',
  steps: ['token'],
  params: () =>
    z.strictObject({
      to: z.enum(['absent', 'empty', 'too-long']).default('absent').describe('How sub is changed.'),
    }),
  points: {
    'token.idToken': (draft, { canary, params }) =>
      withBadClaims(draft, canary, { sub: SUBJECTS[params.to] }),
  },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})
