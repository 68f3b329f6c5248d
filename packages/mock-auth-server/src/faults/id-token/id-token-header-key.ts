import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { Json, JsonObject } from '../../core/util/json.ts'
import { allOf, avoidsCanary, doesNotTrustUser } from '../../expectations/index.ts'
import { ROGUE_CERTIFICATE } from './rogue-certificate.ts'
import { withBadClaims } from './with-bad-claims.ts'

export const idTokenHeaderKey = defineFault({
  name: 'id-token-header-key',
  title: 'A key in the header',
  kind: 'must-reject',
  catalogueIds: ['F-159'],
  spec: rfc(8725, '3.10'),
  description:
    'The header of the id_token contains a foreign key, or says where to fetch it (jku, x5u, jwk, x5c); that key signed the token.',
  requirement: 'Use only keys from the jwks_uri of the issuer, fetch nothing else; do not use the id_token.',
  steps: ['token'],
  params: () =>
    z.strictObject({
      member: z
        .enum(['jku', 'x5u', 'jwk', 'x5c'])
        .default('jku')
        .describe('The header member that contains or locates the key.'),
    }),
  points: {
    'token.idToken': (draft, { params, tenant, canary }) => {
      const jwk = tenant.keys.rogueJwk()
      const header = { ...draft.header, ...headerKey(params.member, jwk as Json, canary.base) }
      return { ...withBadClaims(draft, canary), header, signer: 'rogue' }
    },
  },
  prerequisites: ['openid'],
  expects: allOf(doesNotTrustUser(), avoidsCanary()),
})

function headerKey(member: 'jku' | 'x5u' | 'jwk' | 'x5c', jwk: Json, elsewhere: string): JsonObject {
  switch (member) {
    case 'jku':
      return { jku: `${elsewhere}/jwks.json` }
    case 'x5u':
      return { x5u: `${elsewhere}/certificate.pem` }
    case 'jwk':
      return { jwk }
    case 'x5c':
      return { x5c: [ROGUE_CERTIFICATE] }
  }
}
