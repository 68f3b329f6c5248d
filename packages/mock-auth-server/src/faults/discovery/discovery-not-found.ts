import { allOf, atMost, onlyAfter } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { conformance } from '../../core/declare/spec.ts'
import { discoveryError } from './discovery-error.ts'

export const discoveryNotFound = defineFault({
  name: 'discovery-not-found',
  title: 'No smart-configuration',
  kind: 'must-recover',
  ids: ['F-013'],
  spec: conformance('using-well-known'),
  wire: 'The smart-configuration answers 404, as a server without SMART does.',
  client:
    'Stop with a clear error, or look into the CapabilityStatement as SMART 1.0 did; never guess endpoints, and never go on as if the server were open.',
  steps: ['discovery'],
  points: { arrival: () => discoveryError(404, 'not_found') },
  times: Infinity,
  expects: allOf(atMost(3, 'discovery'), onlyAfter('authorize', 'metadata'), onlyAfter('fhir-read', 'token')),
})
