import { defineFault } from '../../core/declare/fault.ts'
import { conformance } from '../../core/declare/spec.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { allOf, avoidsCanary, completesFlow } from '../../expectations/index.ts'

export const metadataDisagrees = defineFault({
  name: 'metadata-disagrees',
  title: 'CapabilityStatement with other endpoints',
  kind: 'must-tolerate',
  catalogueIds: ['F-038'],
  spec: conformance('using-well-known'),
  description:
    'The oauth-uris extension of the CapabilityStatement names endpoints on a different host from those in the smart-configuration.',
  requirement: 'Take the endpoints from the smart-configuration: it replaced the extension in SMART 2.',
  steps: ['metadata'],
  points: {
    'metadata.document': (document, { tenant, canary }) => moved(document, tenant.issuer, canary.base),
  },
  expects: allOf(completesFlow(), avoidsCanary('authorize', 'token')),
})

/** Returns the document with every URL below one base moved to the other server. */
function moved(document: JsonObject, from: string, to: string): JsonObject {
  return JSON.parse(JSON.stringify(document).replaceAll(`${from}/`, `${to}/rogue/auth/`)) as JsonObject
}
