import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { conformance } from '../../core/declare/spec.ts'
import { allOf, sendsAtMost } from '../../expectations/index.ts'
import { createDiscoveryErrorReply } from './create-discovery-error-reply.ts'

export const discoveryRefused = defineFault({
  name: 'discovery-refused',
  title: 'Discovery rejected',
  kind: 'must-recover',
  catalogueIds: ['F-014'],
  spec: conformance('using-well-known'),
  description: 'The server returns 401 or 403 for the smart-configuration, which must be public.',
  requirement: 'Stop with a clear error; do not send credentials there, and do not guess endpoints.',
  steps: ['discovery'],
  params: () =>
    z.strictObject({ status: z.literal([401, 403]).default(401).describe('The status of the response.') }),
  points: {
    arrival: (_, { params }) =>
      createDiscoveryErrorReply(params.status, params.status === 401 ? 'unauthorized' : 'forbidden'),
  },
  times: Infinity,
  expects: allOf(sendsAtMost(3, 'discovery'), sendsAtMost(0, 'authorize')),
})
