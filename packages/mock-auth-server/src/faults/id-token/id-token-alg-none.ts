import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'
import { withBadClaims } from './with-bad-claims.ts'

export const idTokenAlgNone = defineFault({
  name: 'id-token-alg-none',
  title: 'id_token without a signature',
  kind: 'must-reject',
  catalogueIds: ['F-151'],
  spec: rfc(8725, '3.1'),
  description:
    'The header of the id_token has alg none, in one of three spellings, and its signature is empty.',
  requirement: 'Accept only the algorithm that was expected; do not use the id_token.',
  steps: ['token'],
  params: () =>
    z.strictObject({
      spelling: z.enum(['none', 'None', 'NONE']).default('none').describe('How alg is spelled.'),
    }),
  points: {
    'token.idToken': (draft, { params, canary }) => ({
      ...withBadClaims(draft, canary),
      header: { alg: params.spelling, typ: 'JWT' },
      signer: 'none',
    }),
  },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})
