import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { allOf, honoursRetryAfter, redeemsAtMost } from '../../expectations/index.ts'
import { type AroundCode, createCodeStateParameter, createCodeStatePoints } from './code-state.ts'
import { createOAuthErrorReply } from './create-oauth-error-reply.ts'

interface Params extends AroundCode {
  readonly status: 503 | 429
  readonly retryAfterS: number
}

export const tokenUnavailable = defineFault({
  name: 'token-unavailable',
  title: '503 or 429 with Retry-After at the token endpoint',
  kind: 'must-recover',
  catalogueIds: ['F-140', 'F-141'],
  spec: rfc(9110, '10.2.3'),
  description:
    'The token endpoint returns 503 or 429 with a Retry-After, before or after it redeemed the code.',
  requirement:
    'Wait as long as Retry-After says, then try the code once more at most; if it is rejected, start a new authorization.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      status: z.literal([503, 429]).default(503).describe('The status.'),
      retryAfterS: z.int().min(1).max(60).default(2).describe('Seconds to wait.'),
      code: createCodeStateParameter(),
    }),
  points: createCodeStatePoints(({ status, retryAfterS }: Params) =>
    createOAuthErrorReply(status, 'temporarily_unavailable', 'Try again later', [
      ['Retry-After', String(retryAfterS)],
    ]),
  ),
  expects: allOf(honoursRetryAfter(), redeemsAtMost(2)),
})
