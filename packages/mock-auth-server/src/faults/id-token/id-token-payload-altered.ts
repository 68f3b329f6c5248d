import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { fromBase64url, toBase64url } from '../../core/util/base64url.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'
import { withBadClaims } from './with-bad-claims.ts'

export const idTokenPayloadAltered = defineFault({
  name: 'id-token-payload-altered',
  title: 'Altered claims under the old signature',
  kind: 'must-reject',
  catalogueIds: ['F-149'],
  spec: oidc('IDTokenValidation'),
  description: 'The sub of the id_token was changed after it was signed.',
  requirement: 'Verify the signature over the claims as received; do not use the id_token.',
  steps: ['token'],
  points: {
    'token.idToken': (draft, { canary }) => withBadClaims(draft, canary),
    'token.idToken.compact': withOtherSubject,
  },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})

function withOtherSubject(compact: string): string {
  const [header, payload = '', signature] = compact.split('.')
  const claims = JSON.parse(fromBase64url(payload) ?? '{}')
  const altered = toBase64url(JSON.stringify({ ...claims, sub: 'user.somebody.else' }))
  return `${header}.${altered}.${signature}`
}
