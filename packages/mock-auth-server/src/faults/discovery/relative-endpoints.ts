import { defineFault } from '../../core/declare/fault.ts'
import { conformance } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'
import { withEndpoints } from './with-endpoints.ts'

export const relativeEndpoints = defineFault({
  name: 'relative-endpoints',
  title: 'Relative endpoint URLs',
  kind: 'must-tolerate',
  catalogueIds: ['F-022'],
  spec: conformance('using-well-known'),
  description:
    'authorization_endpoint and token_endpoint are paths such as /auth/token, to be resolved against the FHIR base.',
  requirement: 'Resolve them against the FHIR base URL, and continue.',
  steps: ['discovery'],
  points: {
    'discovery.document': (document) => withEndpoints(document, (url) => new URL(url).pathname),
  },
  expects: completesFlow(),
})
