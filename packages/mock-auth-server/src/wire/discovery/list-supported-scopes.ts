import type { TenantOptions } from '../../core/oauth/options.ts'
import { PROFILES } from '../../core/oauth/profile.ts'

const COMMON = [
  'openid',
  'fhirUser',
  'launch',
  'launch/patient',
  'launch/encounter',
  'offline_access',
  'online_access',
]
const V1 = ['patient/*.*', 'user/*.*']
const V2 = ['patient/*.cruds', 'user/*.cruds', 'system/*.cruds']

/** Returns scopes that a client can request, not all of them (S-014). */
export function listSupportedScopes(options: TenantOptions): string[] {
  const { scopesV2, profileAlias } = PROFILES[options.profileVersion]
  return [...COMMON, ...(profileAlias ? ['profile'] : []), ...(scopesV2 ? V2 : []), ...V1]
}
