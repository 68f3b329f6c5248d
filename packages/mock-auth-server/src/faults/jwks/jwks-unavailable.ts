import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { createJsonReply } from '../../core/http/reply.ts'
import { allOf, doesNotTrustUser, repeatsAtMost } from '../../expectations/index.ts'

export const jwksUnavailable = defineFault({
  name: 'jwks-unavailable',
  title: 'JWKS unavailable',
  kind: 'must-recover',
  catalogueIds: ['F-195'],
  spec: oidc('IDTokenValidation'),
  description: 'The server returns 404, 500 or 503 for the JWKS while the fault is armed.',
  requirement: 'Try a few times at most; do not trust an id_token that cannot be verified.',
  steps: ['jwks'],
  params: () => z.strictObject({ status: z.literal([503, 500, 404]).default(503).describe('The status.') }),
  points: {
    arrival: (_, { params: { status } }) =>
      createJsonReply(status, { error: status === 404 ? 'not_found' : 'temporarily_unavailable' }),
  },
  times: 1000,
  prerequisites: ['openid'],
  expects: allOf(repeatsAtMost(3), doesNotTrustUser()),
})
