import { defineFault } from '../../core/declare/fault.ts'
import { conformance } from '../../core/declare/spec.ts'
import type { EndpointUrls } from '../../core/oauth/server-addresses.ts'
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
    'metadata.document': (document, { tenant, canary }) =>
      moved(document, tenant.addresses.endpoints, canary.base),
  },
  expects: allOf(completesFlow(), avoidsCanary('authorize', 'token')),
})

/** Returns the document with every URL of an endpoint moved to the other server. */
function moved(document: JsonObject, endpoints: EndpointUrls, to: string): JsonObject {
  let text = JSON.stringify(document)
  for (const [name, url] of Object.entries(endpoints))
    text = text.replaceAll(JSON.stringify(url), JSON.stringify(`${to}/rogue/auth/${name}`))
  return JSON.parse(text) as JsonObject
}
