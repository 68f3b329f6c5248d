import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'
import { WIRE_STEPS } from './wire-steps.ts'

export const connectionClosed = defineFault({
  name: 'connection-closed',
  title: 'Connection closed after every response',
  kind: 'must-tolerate',
  catalogueIds: ['F-040', 'F-282'],
  spec: rfc(9112, '9.6'),
  description: 'Every response has Connection: close, and the server closes the connection after it.',
  requirement: 'Open a new connection for the next request.',
  steps: WIRE_STEPS,
  points: { reply: (reply) => ({ ...reply, headers: [...reply.headers, ['Connection', 'close']] }) },
  expects: completesFlow(),
})
