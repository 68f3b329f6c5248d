import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { dropsSession } from '../../expectations/index.ts'
import { createOAuthErrorReply } from '../token/create-oauth-error-reply.ts'

export const revocationFails = defineFault({
  name: 'revocation-fails',
  title: 'Failing revocation at logout',
  kind: 'must-recover',
  catalogueIds: ['F-293'],
  spec: rfc(7009, '2.2.1'),
  description:
    'The token is not revoked: the revocation endpoint returns 503 with Retry-After or 400 unsupported_token_type, or the connection is reset.',
  requirement: 'End the session anyway: use none of its tokens after the logout.',
  steps: ['revoke'],
  params: () =>
    z.strictObject({
      as: z
        .enum(['unavailable', 'unsupported-token-type', 'reset'])
        .default('unavailable')
        .describe('How it fails.'),
      retryAfterS: z.int().min(0).max(3600).default(2).describe('The Retry-After of the 503, in seconds.'),
    }),
  points: {
    arrival: (_, { params }) => {
      if (params.as === 'reset')
        return { status: 503, headers: [], body: '', effects: { resetAfterBytes: 0 } }
      if (params.as === 'unsupported-token-type')
        return createOAuthErrorReply(400, 'unsupported_token_type', 'Tokens of this kind cannot be revoked')
      const headers = [['Retry-After', String(params.retryAfterS)]] as const
      return createOAuthErrorReply(
        503,
        'temporarily_unavailable',
        'Nothing can be revoked at present',
        headers,
      )
    },
  },
  prerequisites: ['logout'],
  times: 20,
  expects: dropsSession(),
})
