import type { Client } from './client.ts'
import type { TenantOptions } from './options.ts'

/** Returns the options in force for a client: the tenant's, overridden by its own. */
export function mergeClientOptions(options: TenantOptions, client: Pick<Client, 'options'>): TenantOptions {
  return client.options ? { ...options, ...client.options } : options
}
