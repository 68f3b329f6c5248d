import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { allOf, anyOf, completesFlow, sendsAtMost, showsError } from '../../expectations/index.ts'

export const discoverySlow = defineFault({
  name: 'discovery-slow',
  title: 'Slow discovery',
  kind: 'must-recover',
  catalogueIds: ['F-016'],
  spec: appLaunch('step-3-discovery'),
  description: 'The smart-configuration is correct, but the response is late.',
  requirement:
    "Wait with the client's own time-out (30 s or less), show progress, and end in the app or in a clear error; send at most three requests.",
  steps: ['discovery'],
  params: () =>
    z.strictObject({
      delayMs: z.int().min(1).max(60_000).default(5000).describe('Milliseconds before the first byte.'),
    }),
  points: {
    reply: (reply, { params }) => ({ ...reply, effects: { ...reply.effects, delayMs: params.delayMs } }),
  },
  times: Infinity,
  expects: allOf(sendsAtMost(3, 'discovery'), anyOf(completesFlow(), showsError())),
})
