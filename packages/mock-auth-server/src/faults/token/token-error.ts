import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { allOf, redeemsOnce, usesOnlyValidTokens } from '../../expectations/index.ts'
import { createOAuthErrorReply } from './create-oauth-error-reply.ts'

export const tokenError = defineFault({
  name: 'token-error',
  title: 'Error at the token endpoint',
  kind: 'must-recover',
  catalogueIds: ['F-093', 'F-094', 'F-095', 'F-096'],
  spec: rfc(6749, '5.2'),
  description: 'The token endpoint returns 400 with an error defined in RFC 6749.',
  requirement: "Show an error that includes the server's message; do not send the code again.",
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      error: z
        .enum(['invalid_request', 'unauthorized_client', 'unsupported_grant_type', 'invalid_scope'])
        .default('invalid_request')
        .describe('The error code.'),
    }),
  points: {
    arrival: (_, { params }) => createOAuthErrorReply(400, params.error, 'The request was rejected'),
  },
  expects: allOf(redeemsOnce(), usesOnlyValidTokens()),
})
