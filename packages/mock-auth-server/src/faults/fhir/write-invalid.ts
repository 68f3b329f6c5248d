import { defineFault } from '../../core/declare/fault.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { createOutcomeReply } from '../../core/http/create-outcome-reply.ts'
import { repeatsAtMost } from '../../expectations/index.ts'

export const writeInvalid = defineFault({
  name: 'write-invalid',
  title: '422 on create or update',
  kind: 'must-recover',
  catalogueIds: ['F-245'],
  spec: fhirHttp('create'),
  description: 'The server rejects a create or update with 422: the resource violates a rule of the server.',
  requirement: 'Show the issues to the user and do not send the same resource again.',
  steps: ['fhir-write'],
  points: {
    arrival: () => createOutcomeReply(422, 'business-rule', 'effectiveDateTime is required here'),
  },
  times: 5,
  expects: repeatsAtMost(1),
})
