import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { allOf, completesFlow, keepsIdentity } from '../../expectations/index.ts'

export const idTokenAudienceArray = defineFault({
  name: 'id-token-audience-array',
  title: 'aud as an array',
  kind: 'must-tolerate',
  catalogueIds: ['F-170'],
  spec: oidc('IDToken'),
  description: 'The aud of the id_token is an array that contains only this client.',
  requirement: 'Accept it: aud may be a string or an array.',
  steps: ['token'],
  points: {
    'token.idToken': (draft) => ({
      ...draft,
      claims: { ...draft.claims, aud: [draft.claims.aud as string] },
    }),
  },
  prerequisites: ['openid'],
  expects: allOf(completesFlow(), keepsIdentity()),
})
