import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { createOutcomeReply } from '../../core/http/create-outcome-reply.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { backsOff } from '../../expectations/index.ts'

export const fhirThrottled = defineFault({
  name: 'fhir-throttled',
  title: '429 without Retry-After',
  kind: 'must-recover',
  catalogueIds: ['F-247'],
  spec: rfc(6585, '4'),
  description: 'The FHIR API returns 429 several times, and does not say how long to wait.',
  requirement:
    'Wait longer each time, starting at a substantial part of a second, and give up after a few attempts.',
  steps: FHIR_STEPS,
  points: { arrival: () => createOutcomeReply(429, 'throttled', 'Too many requests') },
  times: 3,
  expects: backsOff(),
})
