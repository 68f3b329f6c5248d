import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'
import { withBadClaims } from './with-bad-claims.ts'

export const idTokenRogueKey = defineFault({
  name: 'id-token-rogue-key',
  title: 'id_token signed by a foreign key',
  kind: 'must-reject',
  catalogueIds: ['F-150'],
  spec: oidc('IDTokenValidation'),
  description: "The id_token names the kid of the server's key, but another key signed it.",
  requirement: 'Verify the signature with the published key of that kid; do not use the id_token.',
  steps: ['token'],
  points: { 'token.idToken': (draft, { canary }) => ({ ...withBadClaims(draft, canary), signer: 'rogue' }) },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})
