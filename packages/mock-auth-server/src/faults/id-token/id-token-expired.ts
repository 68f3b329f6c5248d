import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'
import { toSeconds } from './to-seconds.ts'
import { withBadClaims } from './with-bad-claims.ts'

export const idTokenExpired = defineFault({
  name: 'id-token-expired',
  title: 'Expired id_token',
  kind: 'must-reject',
  catalogueIds: ['F-161'],
  spec: oidc('IDTokenValidation'),
  description: 'The id_token was issued two hours ago and expired one hour ago.',
  requirement: 'Compare exp with the clock; do not use the id_token.',
  steps: ['token'],
  points: {
    'token.idToken': (draft, { canary, now }) =>
      withBadClaims(draft, canary, { iat: toSeconds(now) - 7200, exp: toSeconds(now) - 3600 }),
  },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})
