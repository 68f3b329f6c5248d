import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'

export const idTokenWrongAtHash = defineFault({
  name: 'id-token-wrong-at-hash',
  title: 'Wrong at_hash',
  kind: 'informational',
  catalogueIds: ['F-182'],
  spec: oidc('CodeIDToken'),
  description: 'The id_token has an at_hash that does not match the access token.',
  requirement:
    'In the code flow the check of at_hash is optional; a client that checks it rejects the token.',
  steps: ['token'],
  points: {
    'token.idToken': (draft) => ({ ...draft, claims: { ...draft.claims, at_hash: 'A'.repeat(22) } }),
  },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})
