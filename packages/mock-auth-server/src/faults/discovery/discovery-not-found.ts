import { defineFault } from '../../core/declare/fault.ts'
import { conformance } from '../../core/declare/spec.ts'
import { allOf, sendsAtMost, sendsOnlyAfter } from '../../expectations/index.ts'
import { createDiscoveryErrorReply } from './create-discovery-error-reply.ts'

export const discoveryNotFound = defineFault({
  name: 'discovery-not-found',
  title: 'No smart-configuration',
  kind: 'must-recover',
  catalogueIds: ['F-013'],
  spec: conformance('using-well-known'),
  description: 'The server returns 404 for the smart-configuration, as a server without SMART does.',
  requirement:
    'Stop with a clear error, or read the CapabilityStatement as in SMART 1.0; never guess endpoints, and never continue as if the server were open.',
  steps: ['discovery'],
  points: { arrival: () => createDiscoveryErrorReply(404, 'not_found') },
  times: Infinity,
  expects: allOf(
    sendsAtMost(3, 'discovery'),
    sendsOnlyAfter('authorize', 'metadata'),
    sendsOnlyAfter('fhir-read', 'token'),
  ),
})
