import { repeatsAtMost } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { createOAuthErrorReply } from '../token/create-oauth-error-reply.ts'
import { REFRESH } from './refresh-grant.ts'

export const refreshInvalidClient = defineFault({
  name: 'refresh-invalid-client',
  title: 'Client refused at refresh',
  kind: 'must-recover',
  ids: ['F-205'],
  spec: rfc(6749, '5.2'),
  wire: 'A refresh is answered 401 invalid_client, as after a changed secret.',
  client: 'Show an error and keep what the user has entered; do not try over and over.',
  ...REFRESH,
  points: {
    arrival: () =>
      createOAuthErrorReply(401, 'invalid_client', 'The client is not known', [
        ['WWW-Authenticate', 'Basic realm="token"'],
      ]),
  },
  times: 5,
  needs: ['refresh'],
  expects: repeatsAtMost(3),
})
