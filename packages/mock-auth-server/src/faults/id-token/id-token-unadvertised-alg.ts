import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'
import { signWithAlternateKey, withPublishedKey } from './other-algorithm.ts'
import { withBadClaims } from './with-bad-claims.ts'

export const idTokenUnadvertisedAlg = defineFault({
  name: 'id-token-unadvertised-alg',
  title: 'Valid signature with an unadvertised algorithm',
  kind: 'must-reject',
  catalogueIds: ['F-154'],
  spec: oidc('IDTokenValidation'),
  description:
    'The id_token is signed with ES384 or PS256 by a key in the JWKS; openid-configuration advertises only RS256.',
  requirement: 'Accept only an algorithm that was advertised; do not use the id_token.',
  steps: ['token'],
  params: () =>
    z.strictObject({ alg: z.enum(['ES384', 'PS256']).default('ES384').describe('The algorithm.') }),
  points: {
    'token.idToken': (draft, { params, tenant, canary }) =>
      signWithAlternateKey(withBadClaims(draft, canary), params.alg, tenant),
  },
  companions: {
    'jwks.document': (document, { params, tenant }) => withPublishedKey(document, params.alg, tenant),
  },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})
