import { z } from 'zod'
import { completes } from '../../core/expectation.ts'
import { defineFault } from '../../core/fault.ts'
import { conformance } from '../../core/spec.ts'
import { withEndpoints } from './with-endpoints.ts'

export const relativeEndpoints = defineFault({
  name: 'relative-endpoints',
  title: 'Relative endpoint URLs',
  kind: 'must-tolerate',
  ids: ['F-022'],
  spec: conformance('using-well-known'),
  wire: 'authorization_endpoint and token_endpoint are relative references, to be resolved against the FHIR base.',
  client: 'Resolve them against the FHIR base URL, and carry on.',
  steps: ['discovery'],
  params: () =>
    z.strictObject({
      form: z
        .enum(['absolute-path', 'relative-path'])
        .default('absolute-path')
        .describe('`/auth/token`, or `auth/token` beside the last segment of the base.'),
    }),
  points: {
    'discovery.document': (document, { params, world }) =>
      withEndpoints(document, (url) =>
        params.form === 'absolute-path'
          ? new URL(url).pathname
          : url.slice(new URL('.', world.fhirBase).href.length),
      ),
  },
  expects: completes(),
})
