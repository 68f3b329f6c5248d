import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'
import { drawText } from './draw-text.ts'
import { withBadClaims } from './with-bad-claims.ts'

export const idTokenWrongNonce = defineFault({
  name: 'id-token-wrong-nonce',
  title: 'Wrong nonce',
  kind: 'must-reject',
  catalogueIds: ['F-176', 'F-177'],
  spec: oidc('NonceNotes'),
  description: 'The client sent a nonce; the id_token has a different one, or none.',
  requirement: 'Compare nonce with the one kept for this sign-in; do not use the id_token.',
  steps: ['token'],
  params: () =>
    z.strictObject({
      to: z.enum(['other', 'absent']).default('other').describe('How the nonce is changed.'),
    }),
  points: {
    'token.idToken': (draft, { params, canary, random }) =>
      draft.claims.nonce === undefined
        ? draft
        : withBadClaims(draft, canary, { nonce: params.to === 'absent' ? undefined : drawText(random) }),
  },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})
