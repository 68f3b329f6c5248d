import type { ClusterOptions, RedisOptions } from 'ioredis'
import type { StoreAddress, StoreLogin } from './parse-store-url.ts'

/** Milliseconds after which a command that had no reply counts as failed. */
const COMMAND_MS = 10_000
const CONNECT_MS = 2000
/**
 * Milliseconds after which a connection is opened again over which no reply comes: what hangs may have been replaced.
 * The library's own detection of failovers can end a connection for good that is just being opened.
 */
const SILENCE_MS = 10_000
const RECONNECT_MS = 200
/** Servers of a cluster that a command is sent to, one after the other, before it counts as failed. */
const REDIRECTIONS = 5

const COMMON = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  commandTimeout: COMMAND_MS,
  connectTimeout: CONNECT_MS,
  socketTimeout: SILENCE_MS,
} as const satisfies RedisOptions
const retryStrategy = () => RECONNECT_MS

type DNSLookupCallback = (error: null, address: string) => void

/** A connection to what may be a replica since a failover looks for the primary server again. */
const reconnectOnError = ({ message }: Error) => message.startsWith('READONLY')

/** Returns the options of a connection to one server. */
export function createServerOptions({ node, database, login }: Extract<StoreAddress, { kind: 'server' }>) {
  // Whoever sends a command learns that the data are still being loaded.
  return {
    ...COMMON,
    ...node,
    ...login,
    ...{ db: database, enableReadyCheck: false, retryStrategy, reconnectOnError },
  } satisfies RedisOptions
}

/** Returns the options of a connection to the primary server that sentinels know; they have its password, or none. */
export function createSentinelOptions({ nodes, name, login }: Extract<StoreAddress, { kind: 'sentinel' }>) {
  const { password, tls } = login
  return {
    ...COMMON,
    ...login,
    ...{ sentinels: [...nodes], name, sentinelCommandTimeout: CONNECT_MS },
    ...{ retryStrategy, sentinelRetryStrategy: retryStrategy, reconnectOnError },
    ...(password === undefined ? {} : { sentinelPassword: password }),
    ...(tls === undefined ? {} : { sentinelTLS: tls, enableTLSForSentinelMode: true }),
  } satisfies RedisOptions
}

/** Returns the options of connections to a cluster. */
export function createClusterOptions(login: StoreLogin) {
  return {
    ...{ enableOfflineQueue: false, clusterRetryStrategy: retryStrategy, maxRedirections: REDIRECTIONS },
    // Certificates are for names, not for the addresses that they stand for.
    ...(login.tls === undefined
      ? {}
      : { dnsLookup: (name: string, callback: DNSLookupCallback) => callback(null, name) }),
    redisOptions: { ...COMMON, ...login },
  } satisfies ClusterOptions
}
