import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'
import { withBadClaims } from './with-bad-claims.ts'

const UNKNOWN = 'https://smart-mock.example/unknown'

export const idTokenUnknownCrit = defineFault({
  name: 'id-token-unknown-crit',
  title: 'Unknown critical header',
  kind: 'must-reject',
  catalogueIds: ['F-160'],
  spec: rfc(7515, '4.1.11'),
  description: 'The header of the id_token declares an unknown member as critical; the signature is valid.',
  requirement: 'Reject a JWS with a critical member that is not understood; do not use the id_token.',
  steps: ['token'],
  points: {
    'token.idToken': (draft, { canary }) => ({
      ...withBadClaims(draft, canary),
      header: { ...draft.header, crit: [UNKNOWN], [UNKNOWN]: true },
    }),
  },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})
