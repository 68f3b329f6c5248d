import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { Reply } from '../../core/http/reply.ts'
import { allOf, givesUp, repeatsAtMost } from '../../expectations/index.ts'
import { createOAuthErrorReply } from '../token/create-oauth-error-reply.ts'
import { REFRESH } from './refresh-grant.ts'

type As = '503' | '500' | 'hang' | 'reset'

export const refreshUnavailable = defineFault({
  name: 'refresh-unavailable',
  title: 'Refresh temporarily unavailable',
  kind: 'must-recover',
  catalogueIds: ['F-206'],
  spec: rfc(9110, '15.6'),
  description: 'A refresh gets 500 or 503, a connection reset or no response; the refresh token stays valid.',
  requirement:
    'Keep the refresh token, retry a few times at most, and continue with the access token while it is valid.',
  ...REFRESH,
  params: () =>
    z.strictObject({
      as: z.enum(['503', '500', 'hang', 'reset']).default('503').describe('What the client gets.'),
    }),
  points: { arrival: (_, { params }) => unavailable(params.as) },
  times: 3,
  prerequisites: ['refresh'],
  expects: allOf(givesUp(), repeatsAtMost(3)),
})

function unavailable(as: As): Reply {
  const reply = createOAuthErrorReply(as === '500' ? 500 : 503, 'temporarily_unavailable', 'Try again later')
  if (as === 'hang') return { ...reply, effects: { hang: true } }
  return as === 'reset' ? { ...reply, effects: { resetAfterBytes: 0 } } : reply
}
