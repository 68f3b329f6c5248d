import { createJsonReply, type Reply } from '../core/http/reply.ts'
import type { Tenant } from '../state/tenant.ts'

/** A path that no endpoint has: evidence, answered with what there is. */
export function createUnmatchedReply(tenant: Tenant, path: string): Reply {
  return createJsonReply(404, {
    error: 'not_found',
    error_description: `${path.slice(0, 200)} does not exist in tenant ${tenant.name}`,
    fhir_base: tenant.fhirBase,
    smart_configuration: `${tenant.fhirBase}/.well-known/smart-configuration`,
  })
}
