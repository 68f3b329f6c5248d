import type { Grant } from '../../core/oauth/grant.ts'
import { mergeClientOptions } from '../../core/oauth/merge-client-options.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'
import { PROFILES } from '../../core/oauth/profile.ts'
import type { Tenant } from '../../state/tenant.ts'
import { hasScope } from '../shared/scope-policy.ts'

/**
 * Returns the subject: stable for a user, and different from every FHIR id, so that no client mistakes it for
 * one (S-115).
 */
export function getSubject(grant: Pick<Grant, 'user' | 'clientId'>): string {
  return `user.${(grant.user ?? grant.clientId).replace('/', '.').toLowerCase()}`
}

/** Builds the claims that name the user's FHIR resource, when they were granted (S-113, S-114, S-118). */
export function buildUserClaims(
  tenant: Tenant,
  options: TenantOptions,
  grant: Grant,
  scope: string,
): { readonly fhirUser?: string; readonly profile?: string } {
  const { user } = grant
  const profile = PROFILES[options.profileVersion]
  if (user === undefined || !profile.userTypes.includes(user.split('/', 1)[0] ?? '')) return {}
  const client = tenant.client(grant.clientId)
  const relative = client && mergeClientOptions(options, client).fhirUser === 'relative'
  const url = relative ? user : `${tenant.fhirBase}/${user}`
  return {
    ...(hasScope(scope, 'fhirUser') ? { fhirUser: url } : {}),
    ...(profile.profileAlias && hasScope(scope, 'profile') ? { profile: url } : {}),
  }
}
