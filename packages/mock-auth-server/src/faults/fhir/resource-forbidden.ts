import { repeatsAtMost } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { fhirPage } from '../../core/declare/spec.ts'
import { createOutcomeReply } from '../../core/http/create-outcome-reply.ts'

export const resourceForbidden = defineFault({
  name: 'resource-forbidden',
  title: '403 although the scope fits',
  kind: 'must-recover',
  ids: ['F-239'],
  spec: fhirPage('security', 'AccessDenied'),
  wire: 'Searches for Condition are answered 403 with an OperationOutcome: the user may not see them, whatever the app was granted.',
  client: 'Show what else there is, say what is missing, and do not repeat the request.',
  steps: ['fhir-read', 'fhir-search'],
  when: { resourceType: 'Condition' },
  points: {
    arrival: () => createOutcomeReply(403, 'forbidden', 'The user has no right to see this'),
  },
  times: 5,
  expects: repeatsAtMost(2),
})
