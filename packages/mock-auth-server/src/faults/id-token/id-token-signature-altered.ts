import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'
import { withBadClaims } from './with-bad-claims.ts'

export const idTokenSignatureAltered = defineFault({
  name: 'id-token-signature-altered',
  title: 'Altered signature',
  kind: 'must-reject',
  catalogueIds: ['F-148'],
  spec: oidc('IDTokenValidation'),
  description: "One character of the id_token's signature was changed.",
  requirement: 'Verify the signature with the published key; do not use the id_token.',
  steps: ['token'],
  points: {
    'token.idToken': (draft, { canary }) => withBadClaims(draft, canary),
    'token.idToken.compact': withOtherSignature,
  },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})

/**
 * Alters the first character of the signature, which counts in full; the last one may have bits that decoders
 * drop.
 */
function withOtherSignature(compact: string): string {
  const at = compact.lastIndexOf('.') + 1
  return compact.slice(0, at) + (compact[at] === 'A' ? 'B' : 'A') + compact.slice(at + 1)
}
