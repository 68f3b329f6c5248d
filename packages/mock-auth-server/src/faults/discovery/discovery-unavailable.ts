import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { allOf, honoursRetryAfter, sendsAtMost } from '../../expectations/index.ts'
import { createDiscoveryErrorReply } from './create-discovery-error-reply.ts'

export const discoveryUnavailable = defineFault({
  name: 'discovery-unavailable',
  title: 'Discovery unavailable',
  kind: 'must-recover',
  catalogueIds: ['F-015'],
  spec: rfc(9110, '15.6'),
  description: 'The server returns 500, 502 or 503 for the smart-configuration; the 503 has a Retry-After.',
  requirement:
    'Retry a few times at most, no earlier than Retry-After says, and otherwise stop with a clear error.',
  steps: ['discovery'],
  params: () =>
    z.strictObject({
      status: z.literal([500, 502, 503]).default(503).describe('The status of the response.'),
      retryAfterS: z.int().min(1).max(60).default(1).describe('The Retry-After of a 503, in seconds.'),
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
