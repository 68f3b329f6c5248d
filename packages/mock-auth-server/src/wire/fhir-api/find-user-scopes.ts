import type { FhirRoute } from '@smart-mock/fhir-engine'
import { parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import type { AccessToken } from '../../core/oauth/grant.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'
import { PROFILES } from '../../core/oauth/profile.ts'
import { hasScope } from '../shared/scope-policy.ts'

const READS: ReadonlySet<string> = new Set(['read', 'vread'])
const NONE: readonly [] = []

/**
 * Returns the scope by which an app with `openid fhirUser` reads the resource of its user, for a request that
 * reads it (SMART App Launch, scopes for requesting identity data); none with the option `by-scope`.
 */
export function findUserScopes(
  { fhirUserRead, profileVersion }: TenantOptions,
  { scope, grant: { user } }: AccessToken,
  { interaction, type, id }: FhirRoute,
) {
  const names = PROFILES[profileVersion].profileAlias ? ['fhirUser', 'profile'] : ['fhirUser']
  const isGranted = hasScope(scope, 'openid') && names.some((name) => hasScope(scope, name))
  if (fhirUserRead === 'by-scope' || user === undefined || !isGranted) return NONE
  const reads = // A batch has entries that may.
    interaction === 'batch' || (READS.has(interaction) && user === `${type}/${id}`)
  const [userType, userId = ''] = user.split('/')
  return reads ? parseScopeString(`user/${userType}.r?_id=${encodeURIComponent(userId)}`) : NONE
}
