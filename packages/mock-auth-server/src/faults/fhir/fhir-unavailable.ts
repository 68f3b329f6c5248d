import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { createOutcomeReply } from '../../core/http/create-outcome-reply.ts'
import { repeatsAtMost } from '../../expectations/index.ts'

export const fhirUnavailable = defineFault({
  name: 'fhir-unavailable',
  title: 'FHIR API unavailable',
  kind: 'must-recover',
  catalogueIds: ['F-248'],
  spec: rfc(9110, '15.6'),
  description: 'Reads and searches get a 500, 502, 503 or 504, several times.',
  requirement: 'Retry a few times at most, then report that the data is unavailable.',
  steps: ['fhir-read', 'fhir-search'],
  params: () =>
    z.strictObject({ status: z.literal([500, 502, 503, 504]).default(503).describe('The status.') }),
  points: {
    arrival: (_, { params }) => createOutcomeReply(params.status, 'transient', 'The server is unavailable'),
  },
  times: 5,
  expects: repeatsAtMost(3),
})
