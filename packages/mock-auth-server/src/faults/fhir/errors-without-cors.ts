import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { fetchStandard } from '../../core/declare/spec.ts'
import { withoutCorsHeaders } from '../../core/http/cors-headers.ts'
import { createOutcomeReply } from '../../core/http/create-outcome-reply.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { repeatsAtMost } from '../../expectations/index.ts'

export const errorsWithoutCors = defineFault({
  name: 'errors-without-cors',
  title: 'Error responses without CORS headers',
  kind: 'must-recover',
  catalogueIds: ['F-285'],
  spec: fetchStandard('http-cors-protocol'),
  description:
    'FHIR requests get a 403 or 429 without the CORS headers that successful responses have: a page sees only that the request failed.',
  requirement:
    'Treat a failure without a status as one with any possible cause: report it, and retry a few times at most.',
  steps: FHIR_STEPS,
  params: () => z.strictObject({ status: z.literal([403, 429]).default(403).describe('The status.') }),
  points: {
    arrival: (_, { params: { status } }) =>
      createOutcomeReply(status, status === 403 ? 'forbidden' : 'throttled', 'Not now'),
    reply: withoutCorsHeaders,
  },
  times: 5,
  expects: repeatsAtMost(3),
})
