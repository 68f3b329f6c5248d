import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { allOf, completesFlow, keepsIdentity } from '../../expectations/index.ts'
import { drawText } from './draw-text.ts'

export const idTokenNonceUnasked = defineFault({
  name: 'id-token-nonce-unasked',
  title: 'Unsolicited nonce',
  kind: 'informational',
  catalogueIds: ['F-178'],
  spec: oidc('IDToken'),
  description: 'The client sent no nonce; the id_token has one.',
  requirement: 'Ignore it or reject the id_token.',
  steps: ['token'],
  points: {
    'token.idToken': (draft, { random }) =>
      draft.claims.nonce !== undefined
        ? draft
        : { ...draft, claims: { ...draft.claims, nonce: drawText(random) } },
  },
  prerequisites: ['openid', 'no-nonce'],
  expects: allOf(completesFlow(), keepsIdentity()),
})
