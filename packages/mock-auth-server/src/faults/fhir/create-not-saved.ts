import { defineFault } from '../../core/declare/fault.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { createOutcomeReply } from '../../core/http/create-outcome-reply.ts'
import { showsError } from '../../expectations/index.ts'

export const createNotSaved = defineFault({
  name: 'create-not-saved',
  title: '200 for a create that was not done',
  kind: 'must-reject',
  catalogueIds: ['F-272'],
  spec: fhirHttp('create'),
  description:
    'The server does not perform a create, and returns 200 with an OperationOutcome of severity error.',
  requirement: 'Check the issues, and do not report that the resource was saved.',
  steps: ['fhir-write'],
  when: { method: 'POST' },
  points: { arrival: () => createOutcomeReply(200, 'processing', 'The resource was not saved') },
  expects: showsError(),
})
