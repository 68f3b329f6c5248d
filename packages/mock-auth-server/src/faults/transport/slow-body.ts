import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { allOf, givesUp, repeatsAtMost } from '../../expectations/index.ts'
import { WIRE_STEPS } from './wire-steps.ts'

export const slowBody = defineFault({
  name: 'slow-body',
  title: 'Body byte by byte',
  kind: 'must-recover',
  catalogueIds: ['F-281'],
  spec: rfc(9110, '15.5.9'),
  description: 'The server sends the headers immediately, and the body byte by byte with a pause after each.',
  requirement:
    'Give up after some seconds, although bytes keep arriving; retry a few times at most, and say so.',
  steps: WIRE_STEPS,
  params: () =>
    z.strictObject({
      everyMs: z.int().min(1).max(60_000).default(1000).describe('Pause after each byte, in milliseconds.'),
    }),
  points: {
    reply: (reply, { params }) => ({
      ...reply,
      effects: { ...reply.effects, dribble: { bytes: 1, intervalMs: params.everyMs } },
    }),
  },
  times: 3,
  expects: allOf(givesUp(), repeatsAtMost(3)),
})
