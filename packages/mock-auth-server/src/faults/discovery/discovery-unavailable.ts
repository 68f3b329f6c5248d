import { z } from 'zod'
import { allOf, honoursRetryAfter, sendsAtMost } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { createDiscoveryErrorReply } from './create-discovery-error-reply.ts'

export const discoveryUnavailable = defineFault({
  name: 'discovery-unavailable',
  title: 'Discovery fails on the server',
  kind: 'must-recover',
  ids: ['F-015'],
  spec: rfc(9110, '15.6'),
  wire: 'The smart-configuration answers 500, 502 or 503; the 503 says with Retry-After when to come back.',
  client: 'Ask again a few times at most, no earlier than Retry-After says, and else end in a clear error.',
  steps: ['discovery'],
  params: () =>
    z.strictObject({
      status: z.literal([500, 502, 503]).default(503).describe('The status of the answer.'),
      retryAfterS: z.int().min(1).max(60).default(1).describe('Seconds in the Retry-After of a 503.'),
    }),
  points: {
    arrival: (_, { params: { status, retryAfterS } }) =>
      status === 503
        ? createDiscoveryErrorReply(503, 'temporarily_unavailable', retryAfterS)
        : createDiscoveryErrorReply(status, 'server_error'),
  },
  times: Infinity,
  expects: allOf(honoursRetryAfter(), sendsAtMost(3, 'discovery'), sendsAtMost(0, 'authorize')),
})
