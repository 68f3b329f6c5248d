import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { allOf, completesFlow, preservesEndpointQuery } from '../../expectations/index.ts'
import { withEndpoints } from './with-endpoints.ts'

export const endpointsWithQuery = defineFault({
  name: 'endpoints-with-query',
  title: 'Endpoint URLs with a query',
  kind: 'must-tolerate',
  catalogueIds: ['F-028', 'F-029'],
  spec: rfc(6749, '3.1'),
  description: 'authorization_endpoint and token_endpoint end in ?tenant=1.',
  requirement:
    'Keep the query: append to it with & at the authorization endpoint, and send the token parameters in the body as usual.',
  steps: ['discovery'],
  points: { 'discovery.document': (document) => withEndpoints(document, (url) => `${url}?tenant=1`) },
  expects: allOf(
    preservesEndpointQuery('authorize', 'tenant', '1'),
    preservesEndpointQuery('token', 'tenant', '1'),
    completesFlow(),
  ),
})
