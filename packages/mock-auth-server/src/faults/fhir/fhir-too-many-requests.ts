import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { createOutcomeReply } from '../../core/http/create-outcome-reply.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { honoursRetryAfter } from '../../expectations/index.ts'

export const fhirTooManyRequests = defineFault({
  name: 'fhir-too-many-requests',
  title: '429 with Retry-After',
  kind: 'must-recover',
  catalogueIds: ['F-246'],
  spec: rfc(9110, '10.2.3'),
  description:
    'The FHIR API does not perform the request and returns 429 with a Retry-After, in seconds or as an HTTP date.',
  requirement: 'Wait at least as long as Retry-After says, then retry.',
  steps: FHIR_STEPS,
  params: () =>
    z.strictObject({
      form: z.enum(['seconds', 'http-date']).default('seconds').describe('The format of Retry-After.'),
      retryAfterS: z.int().min(1).max(60).default(2).describe('Seconds to wait.'),
    }),
  points: {
    arrival: (_, { params: { form, retryAfterS }, now }) =>
      createOutcomeReply(429, 'throttled', 'Too many requests', [
        ['Retry-After', form === 'seconds' ? String(retryAfterS) : httpDate(now + retryAfterS * 1000)],
      ]),
  },
  expects: honoursRetryAfter(),
})

/** Formats an HTTP date in whole seconds; rounded up, so that the wait is never too short. */
function httpDate(at: number): string {
  return new Date(Math.ceil(at / 1000) * 1000).toUTCString()
}
