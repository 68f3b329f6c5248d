import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'

export const noContentWithBody = defineFault({
  name: 'no-content-with-body',
  title: '204 with a body',
  kind: 'must-tolerate',
  catalogueIds: ['F-282'],
  spec: rfc(9110, '15.3.5'),
  description:
    'The server returns 204 for a preflight as usual, but bytes follow the headers; then the connection closes.',
  requirement: 'A 204 has no body: ignore the bytes, and never read them as the next response.',
  steps: ['preflight'],
  points: {
    reply: (reply) =>
      reply.status === 204
        ? { ...reply, headers: [...reply.headers, ['Content-Type', 'text/plain']], body: 'no content' }
        : reply,
  },
  expects: completesFlow(),
})
