import type { Cluster, Redis } from 'ioredis'
import { createClusterOptions, createSentinelOptions, createServerOptions } from './connection-options.ts'
import type { StoreAddress } from './parse-store-url.ts'
import { APPEND, RELEASE, REMOVE, RENEW, TAKE, WRITE } from './scripts.ts'

type Script = (...keysAndArguments: string[]) => Promise<unknown>

/** A connection with the scripts of the store. */
export type StoreConnection = (Redis | Cluster) & {
  readonly smartMockTake: Script
  readonly smartMockRenew: Script
  readonly smartMockWrite: Script
  readonly smartMockAppend: Script
  readonly smartMockRelease: Script
  readonly smartMockRemove: Script
}

/** Opens a connection that reconnects by itself; its commands fail while it is away. Throws an `Error` without the library. */
export async function connectToStore(address: StoreAddress): Promise<StoreConnection> {
  const { Cluster, Redis } = await importClient()
  const connection =
    address.kind === 'cluster'
      ? new Cluster([...address.nodes], createClusterOptions(address.login))
      : address.kind === 'server'
        ? new Redis(createServerOptions(address))
        : new Redis(createSentinelOptions(address))
  // Whoever sends a command learns of it.
  connection.on('error', () => undefined)
  for (const [name, lua] of SCRIPTS) connection.defineCommand(name, { numberOfKeys: 3, lua })
  return connection as StoreConnection
}

const SCRIPTS = [
  ['smartMockTake', TAKE],
  ['smartMockRenew', RENEW],
  ['smartMockWrite', WRITE],
  ['smartMockAppend', APPEND],
  ['smartMockRelease', RELEASE],
  ['smartMockRemove', REMOVE],
] as const

/** Imports the client library, which is installed only where a store is used. */
async function importClient(): Promise<typeof import('ioredis')> {
  try {
    return await import('ioredis')
  } catch {
    throw new Error(
      'needs the package ioredis: install it beside smart-mock (npm install smart-mock ioredis), or run npx --package smart-mock --package ioredis smart-mock',
    )
  }
}
