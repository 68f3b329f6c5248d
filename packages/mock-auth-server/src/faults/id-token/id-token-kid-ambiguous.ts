import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import type { Json } from '../../core/util/json.ts'
import { allOf, anyOf, completesFlow, keepsIdentity, showsError } from '../../expectations/index.ts'
import { withoutKid } from './without-kid.ts'

export const idTokenKidAmbiguous = defineFault({
  name: 'id-token-kid-ambiguous',
  title: 'id_token without a kid, and two keys',
  kind: 'must-tolerate',
  catalogueIds: ['F-158'],
  spec: oidc('Signing'),
  description: 'The header of the id_token has no kid; the JWKS has two keys, and the second one signed.',
  requirement: 'Try every suitable key, or reject the id_token with an error.',
  steps: ['token'],
  points: { 'token.idToken': withoutKid },
  companions: {
    'jwks.document': (document, { tenant }) => ({
      ...document,
      keys: [tenant.keys.nextJwk() as Json, ...document.keys],
    }),
  },
  prerequisites: ['openid'],
  expects: anyOf(allOf(completesFlow(), keepsIdentity()), showsError()),
})
