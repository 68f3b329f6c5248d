import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'
import { drawText } from './draw-text.ts'
import { toSeconds } from './to-seconds.ts'
import { withBadClaims } from './with-bad-claims.ts'

export const idTokenReplayed = defineFault({
  name: 'id-token-replayed',
  title: 'id_token of an earlier sign-in',
  kind: 'must-reject',
  catalogueIds: ['F-179'],
  spec: oidc('NonceNotes'),
  description:
    'The id_token is from a sign-in ten minutes ago, with the nonce of that sign-in; it is still valid.',
  requirement: 'Compare nonce with the one kept for this sign-in; do not use the id_token.',
  steps: ['token'],
  points: {
    'token.idToken': (draft, { canary, now, random }) => {
      if (draft.claims.nonce === undefined) return draft
      const then = toSeconds(now) - 600
      return withBadClaims(draft, canary, {
        iat: then,
        exp: then + 3600,
        auth_time: then,
        nonce: drawText(random),
      })
    },
  },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})
