import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { allOf, completesFlow, keepsIdentity } from '../../expectations/index.ts'
import { signWithAlternateKey, withPublishedKey } from './other-algorithm.ts'

export const idTokenOtherAlg = defineFault({
  name: 'id-token-other-alg',
  title: 'Valid signature with another advertised algorithm',
  kind: 'must-tolerate',
  catalogueIds: ['F-154'],
  spec: oidc('IDTokenValidation'),
  description:
    'The id_token is signed with ES384 or PS256 by a key in the JWKS, and openid-configuration advertises that algorithm in addition to RS256.',
  requirement: 'Choose the key by kid and verify, or ignore the id_token; continue.',
  steps: ['token'],
  params: () =>
    z.strictObject({ alg: z.enum(['ES384', 'PS256']).default('ES384').describe('The algorithm.') }),
  points: { 'token.idToken': (draft, { params, tenant }) => signWithAlternateKey(draft, params.alg, tenant) },
  companions: {
    'jwks.document': (document, { params, tenant }) => withPublishedKey(document, params.alg, tenant),
    'openid-configuration.document': (document, { params }) => ({
      ...document,
      id_token_signing_alg_values_supported: ['RS256', params.alg],
    }),
  },
  prerequisites: ['openid'],
  expects: allOf(completesFlow(), keepsIdentity()),
})
