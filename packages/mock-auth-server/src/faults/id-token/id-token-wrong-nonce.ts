import { z } from 'zod'
import { noUse } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { badClaims } from './bad-claims.ts'
import { randomText } from './random-text.ts'

export const idTokenWrongNonce = defineFault({
  name: 'id-token-wrong-nonce',
  title: 'Wrong nonce',
  kind: 'must-reject',
  ids: ['F-176', 'F-177'],
  spec: oidc('NonceNotes'),
  wire: 'The client sent a nonce; the id_token has another one, or none.',
  client: 'Compare nonce with the one kept for this sign-in; do not use the id_token.',
  steps: ['token'],
  params: () =>
    z.strictObject({
      to: z.enum(['other', 'absent']).default('other').describe('What becomes of the nonce.'),
    }),
  points: {
    'token.idToken': (draft, { params, canary, random }) =>
      draft.claims.nonce === undefined
        ? draft
        : badClaims(draft, canary, { nonce: params.to === 'absent' ? undefined : randomText(random) }),
  },
  needs: ['openid'],
  expects: noUse('fhirUser'),
})
