import type { Tenant } from '../../state/tenant.ts'

/**
 * Returns the FHIR base whose patients and users are subjects: for an associated endpoint that of the tenant
 * that issued the token.
 */
export function getSubjectBase(tenant: Tenant): string {
  return tenant.options.tokens === 'parent' && tenant.parent ? tenant.parent.fhirBase : tenant.fhirBase
}
