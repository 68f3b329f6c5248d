import { createJsonReply, type Reply } from '../core/http/reply.ts'
import type { Tenant } from '../state/tenant.ts'

/**
 * Creates the reply for a path without an endpoint: it is recorded, and the reply lists the existing paths.
 */
export function createUnmatchedReply(tenant: Tenant, path: string): Reply {
  return createJsonReply(404, {
    error: 'not_found',
    error_description: `${path.slice(0, 200)} does not exist in tenant ${tenant.name}`,
    fhir_base: tenant.fhirBase,
    smart_configuration: `${tenant.fhirBase}/.well-known/smart-configuration`,
  })
}
