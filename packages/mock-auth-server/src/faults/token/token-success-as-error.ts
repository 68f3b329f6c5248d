import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { changeTokenReply } from './change-token-reply.ts'
import { REFUSES_RESPONSE } from './refuses-response.ts'

export const tokenSuccessAsError = defineFault({
  name: 'token-success-as-error',
  title: 'Tokens with status 400',
  kind: 'must-reject',
  catalogueIds: ['F-099'],
  spec: rfc(6749, '5.2'),
  description: 'The token endpoint returns 400 with a complete token response.',
  requirement: 'Treat the status as what it says, an error; do not use the tokens.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: { reply: changeTokenReply(() => ({ status: 400 })) },
  expects: REFUSES_RESPONSE,
})
