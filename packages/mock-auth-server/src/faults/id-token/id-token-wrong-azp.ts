import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'
import { withBadClaims } from './with-bad-claims.ts'

export const idTokenWrongAzp = defineFault({
  name: 'id-token-wrong-azp',
  title: 'Authorized party is another client',
  kind: 'must-reject',
  catalogueIds: ['F-172'],
  spec: oidc('IDTokenValidation'),
  description: 'The id_token has an azp that names another client.',
  requirement: "Compare azp, when present, with the client's own client_id; do not use the id_token.",
  steps: ['token'],
  points: { 'token.idToken': (draft, { canary }) => withBadClaims(draft, canary, { azp: 'another-client' }) },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})
