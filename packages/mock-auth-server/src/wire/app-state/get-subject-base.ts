import type { Tenant } from '../../state/tenant.ts'

/** The FHIR base whose people are subjects: an associated endpoint has those of the tenant that issued the token. */
export function getSubjectBase(tenant: Tenant): string {
  return tenant.options.tokens === 'parent' && tenant.parent ? tenant.parent.fhirBase : tenant.fhirBase
}
