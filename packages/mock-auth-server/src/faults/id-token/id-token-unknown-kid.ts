import { allOf, atMost, noUse } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { badClaims } from './bad-claims.ts'

export const idTokenUnknownKid = defineFault({
  name: 'id-token-unknown-kid',
  title: 'Signed by a key that is never published',
  kind: 'must-reject',
  ids: ['F-156'],
  spec: oidc('RotateSigKeys'),
  wire: 'The kid of the id_token is not in the JWKS, however often it is fetched.',
  client: 'Fetch the JWKS once more, then give up; do not use the id_token.',
  steps: ['token'],
  points: {
    'token.idToken': (draft, { world, canary }) => ({
      ...badClaims(draft, canary),
      header: { ...draft.header, kid: world.keys.rogueJwk().kid },
      sign: 'rogue',
    }),
  },
  needs: ['openid'],
  expects: allOf(noUse('fhirUser'), atMost(2, 'jwks')),
})
