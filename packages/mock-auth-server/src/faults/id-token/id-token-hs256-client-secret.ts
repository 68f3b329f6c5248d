import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'
import { withBadClaims } from './with-bad-claims.ts'

export const idTokenHs256ClientSecret = defineFault({
  name: 'id-token-hs256-client-secret',
  title: 'HS256 with the client secret',
  kind: 'must-reject',
  catalogueIds: ['F-153'],
  spec: oidc('IDTokenValidation'),
  description:
    'The id_token is signed with HS256 and the client secret, or with the client_id for a client without a secret.',
  requirement: 'Accept only RS256, which the server advertises; do not use the id_token.',
  steps: ['token'],
  points: {
    'token.idToken': (draft, { canary }) => ({
      ...withBadClaims(draft, canary),
      header: { alg: 'HS256', typ: 'JWT' },
      signer: { hmac: 'client-secret' },
    }),
  },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})
