import { z } from 'zod'
import { noUse } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { badClaims } from './bad-claims.ts'
import { publishedKey, signedWithOther } from './other-algorithm.ts'

export const idTokenUnadvertisedAlg = defineFault({
  name: 'id-token-unadvertised-alg',
  title: 'Good signature by an algorithm that is not advertised',
  kind: 'must-reject',
  ids: ['F-154'],
  spec: oidc('IDTokenValidation'),
  wire: 'The id_token is signed with ES384 or PS256 by a key in the JWKS; openid-configuration advertises RS256 alone.',
  client: 'Accept only an algorithm that was advertised; do not use the id_token.',
  steps: ['token'],
  params: () =>
    z.strictObject({ alg: z.enum(['ES384', 'PS256']).default('ES384').describe('The algorithm.') }),
  points: {
    'token.idToken': (draft, { params, world, canary }) =>
      signedWithOther(badClaims(draft, canary), params.alg, world),
  },
  companions: { 'jwks.document': (document, { params, world }) => publishedKey(document, params.alg, world) },
  needs: ['openid'],
  expects: noUse('fhirUser'),
})
