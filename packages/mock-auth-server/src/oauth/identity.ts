import type { Grant } from '../core/grant.ts'
import type { Tenant } from '../state/tenant.ts'
import { hasScope } from './scope-policy.ts'

/** Who acts: stable for a user, and no FHIR id, so that nobody takes it for one (S-115). */
export function subjectOf(grant: Pick<Grant, 'user' | 'clientId'>): string {
  return `user.${(grant.user ?? grant.clientId).replace('/', '.').toLowerCase()}`
}

/** The user's FHIR resource as an absolute URL, when `fhirUser` was granted (S-113). */
export function fhirUserOf(tenant: Tenant, grant: Grant, scope: string): string | undefined {
  if (grant.user === undefined || !hasScope(scope, 'fhirUser')) return undefined
  return `${tenant.fhirBase}/${grant.user}`
}
