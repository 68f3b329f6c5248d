import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { allOf, doesNotTrustUser, sendsAtMost } from '../../expectations/index.ts'
import { withBadClaims } from './with-bad-claims.ts'

export const idTokenUnknownKid = defineFault({
  name: 'id-token-unknown-kid',
  title: 'id_token signed by an unpublished key',
  kind: 'must-reject',
  catalogueIds: ['F-156'],
  spec: oidc('RotateSigKeys'),
  description: 'The kid of the id_token is not in the JWKS, however often it is fetched.',
  requirement: 'Fetch the JWKS once more, then give up; do not use the id_token.',
  steps: ['token'],
  points: {
    'token.idToken': (draft, { tenant, canary }) => ({
      ...withBadClaims(draft, canary),
      header: { ...draft.header, kid: tenant.keys.rogueJwk().kid },
      signer: 'rogue',
    }),
  },
  prerequisites: ['openid'],
  expects: allOf(doesNotTrustUser(), sendsAtMost(2, 'jwks')),
})
