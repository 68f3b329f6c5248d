import type { ConformanceConfig } from './config-schema.ts'

export type ConfiguredClients = Exclude<NonNullable<ConformanceConfig['clients']>, 'register'>

/** Returns the configured clients; none where the run registers its own. */
export const getClients = ({ clients = {} }: Pick<ConformanceConfig, 'clients'>): ConfiguredClients =>
  clients === 'register' ? {} : clients
