import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { WireEffects } from '../../core/http/reply.ts'
import { allOf, givesUp, sendsAtMost } from '../../expectations/index.ts'

const EFFECTS: Readonly<Record<'hang' | 'reset' | 'cut', WireEffects>> = {
  hang: { hang: true },
  reset: { resetAfterBytes: 0 },
  cut: { truncateAfterBytes: 120 },
}

export const discoveryBrokenOff = defineFault({
  name: 'discovery-broken-off',
  title: 'Interrupted discovery',
  kind: 'must-recover',
  catalogueIds: ['F-016'],
  spec: rfc(9112, '8'),
  description:
    'A request for the smart-configuration never gets a response, the connection is reset, or it closes in the middle of the document.',
  requirement:
    "Give up after the client's own time-out (30 s or less), use nothing from a partial document, and stop with a clear error; send at most three requests.",
  steps: ['discovery'],
  params: () =>
    z.strictObject({
      how: z.enum(['hang', 'reset', 'cut']).default('hang').describe('What happens to the connection.'),
    }),
  points: {
    reply: (reply, { params }) => ({ ...reply, effects: { ...reply.effects, ...EFFECTS[params.how] } }),
  },
  times: Infinity,
  expects: allOf(givesUp(), sendsAtMost(3, 'discovery'), sendsAtMost(0, 'authorize')),
})
