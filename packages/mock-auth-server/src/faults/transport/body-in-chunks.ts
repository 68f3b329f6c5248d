import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'
import { WIRE_STEPS } from './wire-steps.ts'

export const bodyInChunks = defineFault({
  name: 'body-in-chunks',
  title: 'Bodies in small chunks',
  kind: 'must-tolerate',
  catalogueIds: ['F-040', 'F-282'],
  spec: rfc(9112, '7.1'),
  description:
    'The server sends every body with Transfer-Encoding: chunked, in chunks of a few bytes that split characters, without Content-Length; then it closes the connection.',
  requirement: 'Join the bytes before decoding them, and continue.',
  steps: WIRE_STEPS,
  params: () =>
    z.strictObject({
      chunkBytes: z.int().min(1).max(65_536).default(7).describe('Bytes in a chunk.'),
    }),
  points: {
    reply: (reply, { params }) => ({
      ...reply,
      effects: { ...reply.effects, chunkBytes: params.chunkBytes },
    }),
  },
  expects: completesFlow(),
})
