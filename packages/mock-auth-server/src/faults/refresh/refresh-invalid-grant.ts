import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { allOf, anyOf, reauthorizes, repeatsAtMost, showsError } from '../../expectations/index.ts'
import { createOAuthErrorReply } from '../token/create-oauth-error-reply.ts'
import { REFRESH } from './refresh-grant.ts'

export const refreshInvalidGrant = defineFault({
  name: 'refresh-invalid-grant',
  title: 'Refresh token no longer valid',
  kind: 'must-recover',
  catalogueIds: ['F-204', 'F-220', 'F-222'],
  spec: rfc(6749, '5.2'),
  description:
    'Every refresh gets invalid_grant: the refresh token was revoked, has expired, or its online session has ended. The access token stays valid until it expires.',
  requirement:
    'Discard the refresh token after the first such response, and ask the user to authorize again.',
  ...REFRESH,
  points: {
    arrival: () => createOAuthErrorReply(400, 'invalid_grant', 'The refresh token is no longer valid'),
  },
  times: 1000,
  prerequisites: ['refresh'],
  expects: allOf(repeatsAtMost(1), anyOf(reauthorizes(), showsError())),
})
