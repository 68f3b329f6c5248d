import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'
import { toSeconds } from './to-seconds.ts'
import { withBadClaims } from './with-bad-claims.ts'

export const idTokenOldIat = defineFault({
  name: 'id-token-old-iat',
  title: 'id_token issued years ago, still valid',
  kind: 'informational',
  catalogueIds: ['F-166'],
  spec: oidc('IDTokenValidation'),
  description: 'The id_token was issued three years ago; its exp has not passed.',
  requirement: 'A policy may limit how long ago an id_token was issued.',
  steps: ['token'],
  points: {
    'token.idToken': (draft, { canary, now }) =>
      withBadClaims(draft, canary, { iat: toSeconds(now) - 3 * 365 * 86_400 }),
  },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})
