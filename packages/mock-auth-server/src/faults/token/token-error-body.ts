import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { Reply } from '../../core/http/reply.ts'
import { allOf, redeemsOnce, usesOnlyValidTokens } from '../../expectations/index.ts'
import { createOAuthErrorReply } from './create-oauth-error-reply.ts'

export const tokenErrorBody = defineFault({
  name: 'token-error-body',
  title: 'Error without a usable body',
  kind: 'must-recover',
  catalogueIds: ['F-097'],
  spec: rfc(6749, '5.2'),
  description:
    'The token endpoint returns 400 with an unknown error code, with text instead of JSON, or with an empty body.',
  requirement: 'Show a general error; do not crash on the body, and do not send the code again.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      body: z.enum(['unknown-code', 'text', 'empty']).default('unknown-code').describe('The kind of body.'),
    }),
  points: { arrival: (_, { params }) => errorReply(params.body) },
  expects: allOf(redeemsOnce(), usesOnlyValidTokens()),
})

function errorReply(body: 'unknown-code' | 'text' | 'empty'): Reply {
  if (body === 'unknown-code') return createOAuthErrorReply(400, 'error_4711', 'Something else')
  const headers = [['Cache-Control', 'no-store']] as const
  return body === 'empty'
    ? { status: 400, headers, body: '' }
    : { status: 400, headers: [['Content-Type', 'text/plain'], ...headers], body: 'Bad request' }
}
