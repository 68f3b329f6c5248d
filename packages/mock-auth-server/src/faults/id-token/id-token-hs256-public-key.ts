import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'
import { withBadClaims } from './with-bad-claims.ts'

export const idTokenHs256PublicKey = defineFault({
  name: 'id-token-hs256-public-key',
  title: "HS256 with the server's public key as the secret",
  kind: 'must-reject',
  catalogueIds: ['F-152'],
  spec: rfc(8725, '2.1'),
  description:
    "The id_token is signed with HS256; the secret is the server's RSA public key, as the text of its PEM file or of its JWK.",
  requirement: 'Accept only the algorithm that was expected for that key; do not use the id_token.',
  steps: ['token'],
  params: () =>
    z.strictObject({
      secret: z
        .enum(['public-key-pem', 'public-key-jwk'])
        .default('public-key-pem')
        .describe('What the secret is.'),
    }),
  points: {
    'token.idToken': (draft, { params, canary }) => ({
      ...withBadClaims(draft, canary),
      header: { ...draft.header, alg: 'HS256' },
      signer: { hmac: params.secret },
    }),
  },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})
