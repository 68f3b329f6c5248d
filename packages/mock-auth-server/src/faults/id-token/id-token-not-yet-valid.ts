import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'
import { toSeconds } from './to-seconds.ts'
import { withBadClaims } from './with-bad-claims.ts'

export const idTokenNotYetValid = defineFault({
  name: 'id-token-not-yet-valid',
  title: 'id_token not valid for another hour',
  kind: 'must-reject',
  catalogueIds: ['F-167'],
  spec: rfc(7519, '4.1.5'),
  description: 'The nbf of the id_token is one hour ahead.',
  requirement: 'Compare nbf with the clock; do not use the id_token.',
  steps: ['token'],
  points: {
    'token.idToken': (draft, { canary, now }) => withBadClaims(draft, canary, { nbf: toSeconds(now) + 3600 }),
  },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})
