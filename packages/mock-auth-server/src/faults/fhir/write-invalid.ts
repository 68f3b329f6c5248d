import { sentAtMost } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { outcomeReply } from '../../core/http/outcome-reply.ts'

export const writeInvalid = defineFault({
  name: 'write-invalid',
  title: '422 on create or update',
  kind: 'must-recover',
  ids: ['F-245'],
  spec: fhirHttp('create'),
  wire: 'A create or update is not done and answered 422: the resource breaks a rule of the server.',
  client: 'Show the issues to the user and do not send the same resource again.',
  steps: ['fhir-write'],
  points: {
    arrival: () => outcomeReply(422, 'business-rule', 'effectiveDateTime is required here'),
  },
  times: 5,
  expects: sentAtMost(1),
})
