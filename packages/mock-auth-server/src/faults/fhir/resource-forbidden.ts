import { defineFault } from '../../core/declare/fault.ts'
import { fhirPage } from '../../core/declare/spec.ts'
import { createOutcomeReply } from '../../core/http/create-outcome-reply.ts'
import { repeatsAtMost } from '../../expectations/index.ts'

export const resourceForbidden = defineFault({
  name: 'resource-forbidden',
  title: '403 despite a sufficient scope',
  kind: 'must-recover',
  catalogueIds: ['F-239'],
  spec: fhirPage('security', 'AccessDenied'),
  description:
    'Searches for Condition get a 403 with an OperationOutcome: the user may not see them, whatever scopes the app was granted.',
  requirement: 'Show the other data, say what is missing, and do not repeat the request.',
  steps: ['fhir-read', 'fhir-search'],
  when: { resourceType: 'Condition' },
  points: {
    arrival: () => createOutcomeReply(403, 'forbidden', 'The user is not allowed to see this'),
  },
  times: 5,
  expects: repeatsAtMost(2),
})
