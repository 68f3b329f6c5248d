import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { withHeader } from '../../core/http/reply.ts'
import { completesFlow } from '../../expectations/index.ts'

export const tokenCharset = defineFault({
  name: 'token-charset',
  title: 'application/json with a charset',
  kind: 'must-tolerate',
  catalogueIds: ['F-104'],
  spec: rfc(6749, '5.1'),
  description: 'The content type of the token response is application/json;charset=utf-8.',
  requirement: 'Read it as JSON.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: { reply: (reply) => withHeader(reply, 'Content-Type', 'application/json;charset=utf-8') },
  expects: completesFlow(),
})
