import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { repeatsAtMost } from '../../expectations/index.ts'
import { WIRE_STEPS } from './wire-steps.ts'

export const connectionReset = defineFault({
  name: 'connection-reset',
  title: 'Connection reset',
  kind: 'must-recover',
  catalogueIds: ['F-280', 'F-249'],
  spec: rfc(9110, '9.2.2'),
  description:
    'The server resets the TCP connection, before the first byte of the response or in the middle of its body.',
  requirement: 'Give up after a few attempts with growing delays, and say so; never blindly repeat a write.',
  steps: WIRE_STEPS,
  params: () =>
    z.strictObject({
      at: z
        .enum(['before-reply', 'in-body'])
        .default('before-reply')
        .describe('When the connection is reset.'),
    }),
  points: {
    reply: (reply, { params }) => {
      if (typeof reply.body !== 'string' && !(reply.body instanceof Uint8Array)) return reply
      const half = Math.max(1, Math.floor(reply.body.length / 2))
      return { ...reply, effects: { ...reply.effects, resetAfterBytes: params.at === 'in-body' ? half : 0 } }
    },
  },
  times: 5,
  expects: repeatsAtMost(3),
})
