import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'
import { WIRE_STEPS } from './wire-steps.ts'

export const http10 = defineFault({
  name: 'http-1-0',
  title: 'HTTP/1.0 responses',
  kind: 'must-tolerate',
  catalogueIds: ['F-040'],
  spec: rfc(9112, '6.3'),
  description:
    'Every response is HTTP/1.0, without Content-Length: its body ends where the server closes the connection.',
  requirement: 'Read until the connection ends, open a new one for the next request, and continue.',
  steps: WIRE_STEPS,
  points: { reply: (reply) => ({ ...reply, effects: { ...reply.effects, version: '1.0' } }) },
  expects: completesFlow(),
})
