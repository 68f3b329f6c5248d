import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { refreshesAtMost } from '../../expectations/index.ts'

export const stillUnauthorized = defineFault({
  name: 'still-unauthorized',
  title: '401 for every token',
  kind: 'must-reject',
  catalogueIds: ['F-224'],
  spec: rfc(6750, '3.1'),
  description: 'Refreshes succeed, but the FHIR API returns 401 invalid_token for every access token.',
  requirement: 'Stop after one refresh: the result of a second one would be rejected too.',
  steps: FHIR_STEPS,
  points: { 'fhir.token': () => undefined },
  prerequisites: ['refresh'],
  expects: refreshesAtMost(1),
})
