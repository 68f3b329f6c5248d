import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { allOf, completesFlow, keepsIdentity } from '../../expectations/index.ts'
import { withoutKid } from './without-kid.ts'

export const idTokenKidAbsent = defineFault({
  name: 'id-token-kid-absent',
  title: 'id_token without a kid, and one key',
  kind: 'must-tolerate',
  catalogueIds: ['F-157'],
  spec: oidc('Signing'),
  description: 'The header of the id_token has no kid; the JWKS has a single key.',
  requirement: 'Verify with that key and accept the id_token.',
  steps: ['token'],
  points: { 'token.idToken': withoutKid },
  prerequisites: ['openid'],
  expects: allOf(completesFlow(), keepsIdentity()),
})
