import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { conformance } from '../../core/declare/spec.ts'
import { withHeader } from '../../core/http/reply.ts'
import { anyOf, completesFlow, showsError } from '../../expectations/index.ts'

export const discoveryContentType = defineFault({
  name: 'discovery-content-type',
  title: 'Unusual content type of the smart-configuration',
  kind: 'must-tolerate',
  catalogueIds: ['F-018'],
  spec: conformance('using-well-known'),
  description:
    'The smart-configuration is correct, but its Content-Type is missing or is not application/json.',
  requirement: 'Read the document anyway, or stop with a clear error.',
  steps: ['discovery'],
  params: () =>
    z.strictObject({
      type: z
        .enum(['text/plain', 'application/fhir+json', 'none'])
        .default('text/plain')
        .describe('The content type.'),
    }),
  points: {
    reply: (reply, { params: { type } }) =>
      withHeader(reply, 'Content-Type', type === 'none' ? undefined : type),
  },
  expects: anyOf(completesFlow(), showsError()),
})
