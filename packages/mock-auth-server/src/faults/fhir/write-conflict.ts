import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { createOutcomeReply } from '../../core/http/create-outcome-reply.ts'
import { rereadsBeforeWriting } from '../../expectations/index.ts'

export const writeConflict = defineFault({
  name: 'write-conflict',
  title: 'Update conflict',
  kind: 'must-recover',
  catalogueIds: ['F-244'],
  spec: fhirHttp('concurrency'),
  description:
    'The server rejects an update with 412 or 409: another user changed the resource in the meantime.',
  requirement:
    'Read the resource again, merge or ask the user, then update with the new version in If-Match.',
  steps: ['fhir-write'],
  when: { method: 'PUT' },
  params: () => z.strictObject({ status: z.literal([412, 409]).default(412).describe('The status.') }),
  points: {
    arrival: (_, { params }) =>
      createOutcomeReply(params.status, 'conflict', 'The resource has changed since you read it'),
  },
  expects: rereadsBeforeWriting(),
})
