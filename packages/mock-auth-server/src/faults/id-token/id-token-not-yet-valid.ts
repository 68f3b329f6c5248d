import { noUse } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { badClaims } from './bad-claims.ts'
import { seconds } from './seconds.ts'

export const idTokenNotYetValid = defineFault({
  name: 'id-token-not-yet-valid',
  title: 'Not valid before an hour from now',
  kind: 'must-reject',
  ids: ['F-167'],
  spec: rfc(7519, '4.1.5'),
  wire: 'The nbf of the id_token is one hour ahead.',
  client: 'Compare nbf with the clock; do not use the id_token.',
  steps: ['token'],
  points: {
    'token.idToken': (draft, { canary, now }) => badClaims(draft, canary, { nbf: seconds(now) + 3600 }),
  },
  needs: ['openid'],
  expects: noUse('fhirUser'),
})
