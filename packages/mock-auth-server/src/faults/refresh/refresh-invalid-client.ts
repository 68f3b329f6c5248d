import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { repeatsAtMost } from '../../expectations/index.ts'
import { createOAuthErrorReply } from '../token/create-oauth-error-reply.ts'
import { REFRESH } from './refresh-grant.ts'

export const refreshInvalidClient = defineFault({
  name: 'refresh-invalid-client',
  title: 'Client rejected at refresh',
  kind: 'must-recover',
  catalogueIds: ['F-205'],
  spec: rfc(6749, '5.2'),
  description: 'The server rejects a refresh with 401 invalid_client, as after a changed secret.',
  requirement: 'Show an error and keep what the user has entered; do not retry repeatedly.',
  ...REFRESH,
  points: {
    arrival: () =>
      createOAuthErrorReply(401, 'invalid_client', 'The client is unknown', [
        ['WWW-Authenticate', 'Basic realm="token"'],
      ]),
  },
  times: 5,
  prerequisites: ['refresh'],
  expects: repeatsAtMost(3),
})
