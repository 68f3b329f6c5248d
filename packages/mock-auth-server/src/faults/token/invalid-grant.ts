import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { allOf, redeemsOnce, usesOnlyValidTokens } from '../../expectations/index.ts'
import { createOAuthErrorReply } from './create-oauth-error-reply.ts'

export const invalidGrant = defineFault({
  name: 'invalid-grant',
  title: 'invalid_grant',
  kind: 'must-recover',
  catalogueIds: ['F-091'],
  spec: rfc(6749, '5.2'),
  description:
    'The token endpoint returns 400 invalid_grant, as for a code that expired, was used, or does not match its PKCE verifier.',
  requirement: 'Do not send the code again; show an error or start a new authorization.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: {
    arrival: () => createOAuthErrorReply(400, 'invalid_grant', 'The code has expired or was used before'),
  },
  expects: allOf(redeemsOnce(), usesOnlyValidTokens()),
})
