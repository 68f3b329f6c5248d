import type { Client } from '../../../core/oauth/client.ts'
import { mergeClientOptions } from '../../../core/oauth/merge-client-options.ts'
import type { TenantOptions } from '../../../core/oauth/options.ts'
import { PROFILES } from '../../../core/oauth/profile.ts'

/** Returns `required` when requests of that client without PKCE are rejected: SMART 1.0 does not have PKCE. */
export function getPkcePolicy(options: TenantOptions, client: Client | undefined): 'required' | 'optional' {
  const { pkce } = client ? mergeClientOptions(options, client) : options
  if (PROFILES[options.profileVersion].pkce === 'optional') return 'optional'
  if (pkce !== 'public-only') return pkce
  return client === undefined || client.type === 'public' ? 'required' : 'optional'
}
