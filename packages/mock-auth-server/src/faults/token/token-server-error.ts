import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { redeemsOnce } from '../../expectations/index.ts'
import { type AroundCode, createCodeStateParameter, createCodeStatePoints } from './code-state.ts'
import { createErrorPageReply } from './create-error-page-reply.ts'

const TITLES = { 500: 'Internal Server Error', 502: 'Bad Gateway', 504: 'Gateway Timeout' }

interface Params extends AroundCode {
  readonly status: keyof typeof TITLES
}

export const tokenServerError = defineFault({
  name: 'token-server-error',
  title: '5xx page at the token endpoint',
  kind: 'must-recover',
  catalogueIds: ['F-140'],
  spec: rfc(6749, '4.1.2'),
  description:
    'The token endpoint returns 500, 502 or 504 with an HTML page, before or after it redeemed the code.',
  requirement:
    'Show an error or start a new authorization; never send the code again, since it may already be used.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      status: z.literal([500, 502, 504]).default(500).describe('The status.'),
      code: createCodeStateParameter(),
    }),
  points: createCodeStatePoints(({ status }: Params) => createErrorPageReply(status, TITLES[status])),
  expects: redeemsOnce(),
})
