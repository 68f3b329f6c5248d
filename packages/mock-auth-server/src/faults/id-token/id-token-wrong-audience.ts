import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'
import { withBadClaims } from './with-bad-claims.ts'

export const idTokenWrongAudience = defineFault({
  name: 'id-token-wrong-audience',
  title: 'id_token for another client',
  kind: 'must-reject',
  catalogueIds: ['F-168', 'F-169', 'F-171'],
  spec: oidc('IDTokenValidation'),
  description:
    'The aud of the id_token is another client, is missing, or names an unknown client in addition to this one, without an azp.',
  requirement:
    "Require the client's own client_id in aud, and trust no other audience; do not use the id_token.",
  steps: ['token'],
  params: () =>
    z.strictObject({
      to: z
        .enum(['other-client', 'absent', 'untrusted-beside'])
        .default('other-client')
        .describe('How aud is changed.'),
    }),
  points: {
    'token.idToken': (draft, { canary, params }) =>
      withBadClaims(draft, canary, { aud: altered(draft.claims.aud as string, params.to) }),
  },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})

function altered(
  clientId: string,
  to: 'other-client' | 'absent' | 'untrusted-beside',
): string | string[] | undefined {
  if (to === 'absent') return undefined
  return to === 'other-client' ? 'another-client' : [clientId, 'another-client']
}
