import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { conformance } from '../../core/declare/spec.ts'
import { sendsAtMost } from '../../expectations/index.ts'

export const endpointMissing = defineFault({
  name: 'endpoint-missing',
  title: 'smart-configuration without an endpoint',
  kind: 'must-reject',
  catalogueIds: ['F-020', 'F-021'],
  spec: conformance('metadata'),
  description: 'The smart-configuration has no authorization_endpoint, or no token_endpoint.',
  requirement: 'Show an error before the user is sent to sign in; do not guess the URL.',
  steps: ['discovery'],
  params: () =>
    z.strictObject({
      endpoint: z
        .enum(['authorization_endpoint', 'token_endpoint'])
        .default('authorization_endpoint')
        .describe('The missing member.'),
    }),
  points: {
    'discovery.document': (document, { params }) =>
      Object.fromEntries(Object.entries(document).filter(([name]) => name !== params.endpoint)),
  },
  expects: sendsAtMost(0, 'authorize'),
})
