import type { Client } from '../../../core/oauth/client.ts'
import { mergeClientOptions } from '../../../core/oauth/merge-client-options.ts'
import type { PerClientOptions, TenantOptions } from '../../../core/oauth/options.ts'
import { PROFILES } from '../../../core/oauth/profile.ts'

/** Returns `required` when requests of that client without PKCE are rejected: SMART 1.0 does not have PKCE. */
export function getPkcePolicy(options: TenantOptions, client: Client | undefined): PerClientOptions['pkce'] {
  const { pkce } = client ? mergeClientOptions(options, client) : options
  return PROFILES[options.profileVersion].pkce === 'optional' ? 'optional' : pkce
}
