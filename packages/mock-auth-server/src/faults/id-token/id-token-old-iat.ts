import { noUse } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { badClaims } from './bad-claims.ts'
import { seconds } from './seconds.ts'

export const idTokenOldIat = defineFault({
  name: 'id-token-old-iat',
  title: 'Issued years ago, still valid',
  kind: 'must-reject',
  ids: ['F-166'],
  spec: oidc('IDTokenValidation'),
  wire: 'The id_token was issued three years ago; its exp is good.',
  client: 'A policy may limit how long ago an id_token was issued.',
  steps: ['token'],
  points: {
    'token.idToken': (draft, { canary, now }) =>
      badClaims(draft, canary, { iat: seconds(now) - 3 * 365 * 86_400 }),
  },
  needs: ['openid'],
  expects: noUse('fhirUser'),
  informational: true,
})
