import { allOf, anyOf, reauthorizes, repeatsAtMost, showsError } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { createOAuthErrorReply } from '../token/create-oauth-error-reply.ts'
import { REFRESH } from './refresh-grant.ts'

export const refreshInvalidGrant = defineFault({
  name: 'refresh-invalid-grant',
  title: 'Refresh token no longer valid',
  kind: 'must-recover',
  ids: ['F-204', 'F-220', 'F-222'],
  spec: rfc(6749, '5.2'),
  wire: 'Every refresh is answered invalid_grant: the refresh token was revoked, has expired, or its online session has ended. The access token lives on until it expires.',
  client: 'Drop the refresh token after the first such answer, and ask the user to authorize again.',
  ...REFRESH,
  points: {
    arrival: () => createOAuthErrorReply(400, 'invalid_grant', 'The refresh token is not valid any more'),
  },
  times: 1000,
  needs: ['refresh'],
  expects: allOf(repeatsAtMost(1), anyOf(reauthorizes(), showsError())),
})
