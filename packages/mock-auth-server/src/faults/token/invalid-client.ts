import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { allOf, redeemsOnce, usesOnlyValidTokens } from '../../expectations/index.ts'
import { createOAuthErrorReply } from './create-oauth-error-reply.ts'

export const invalidClient = defineFault({
  name: 'invalid-client',
  title: 'invalid_client',
  kind: 'must-recover',
  catalogueIds: ['F-092'],
  spec: rfc(6749, '5.2'),
  description: 'The token endpoint returns 401 invalid_client, with or without WWW-Authenticate: Basic.',
  requirement: 'Show an error; do not try other ways to authenticate, and let no browser ask for a password.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      challenge: z.boolean().default(true).describe('Whether the response has WWW-Authenticate: Basic.'),
    }),
  points: {
    arrival: (_, { params }) =>
      createOAuthErrorReply(
        401,
        'invalid_client',
        'The client is unknown or did not authenticate',
        params.challenge ? [['WWW-Authenticate', 'Basic realm="token"']] : [],
      ),
  },
  expects: allOf(redeemsOnce(), usesOnlyValidTokens()),
})
