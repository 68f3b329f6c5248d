import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { changeTokenReply } from './change-token-reply.ts'
import { REFUSES_RESPONSE } from './refuses-response.ts'

export const tokenErrorAsSuccess = defineFault({
  name: 'token-error-as-success',
  title: 'Error with status 200',
  kind: 'must-reject',
  catalogueIds: ['F-098'],
  spec: rfc(6749, '5.1'),
  description: 'The token endpoint returns 200 with an error in JSON, and no access_token.',
  requirement: 'Treat a response without an access_token as an error.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: {
    reply: changeTokenReply(() => ({
      body: JSON.stringify({ error: 'invalid_grant', error_description: 'The code was used before' }),
    })),
  },
  expects: REFUSES_RESPONSE,
})
