import type { Client } from './client.ts'
import type { TenantOptions } from './options.ts'

/** The options in force for a client: the tenant's, with its own laid over them. */
export function mergeClientOptions(options: TenantOptions, client: Pick<Client, 'options'>): TenantOptions {
  return client.options ? { ...options, ...client.options } : options
}
