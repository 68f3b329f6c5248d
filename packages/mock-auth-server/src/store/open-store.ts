import { randomBytes } from 'node:crypto'
import type { TenantStore } from '../exchange/tenants/shared/tenant-store.ts'
import { connectToStore, type StoreConnection } from './connect.ts'
import { LIFE_MS } from './heartbeat.ts'
import { parseStoreUrl, type StoreAddress } from './parse-store-url.ts'
import { StoreKeys } from './store-keys.ts'
import { StoreSettingsError } from './store-settings-error.ts'
import { ValkeyStore } from './valkey-store.ts'

/** Milliseconds in which the store must respond at the start. */
const START_MS = 5000

/** A process that shares a store. */
export interface SharingProcess {
  /** URL by which other processes reach it. */
  readonly address: string
  /** The base of all URLs that it publishes: the same for all. */
  readonly publicUrl: string
  /** Called for a tenant that another process has taken over. */
  onLost(tenant: string): void
}

/** An open store, and the secret that its processes share. */
export interface OpenStore {
  readonly store: TenantStore
  /** Returns the secret, which is another one when the store has lost its data. */
  readonly getSecret: () => string
}

/** Opens a store; throws `StoreSettingsError` for a bad URL, a store that does not respond, or other public URLs in it. */
export async function openStore(url: string, process: SharingProcess): Promise<OpenStore> {
  const { address: servers, connection } = await connect(url)
  const keys = new StoreKeys(servers.prefix)
  try {
    await waitUntilReady(connection)
    const { address, publicUrl, onLost } = process
    const other = await connection.get(keys.publicUrl)
    if (other !== null && other !== publicUrl)
      throw new StoreSettingsError(
        `is used by processes that publish ${other}, and this one publishes ${publicUrl}: start all with the same --public-url`,
      )
    let secret = await shareSecret(connection, keys, randomBytes(32).toString('base64url'))
    const store = new ValkeyStore(connection, keys, { address, onLost }, async () => {
      await connection.set(keys.publicUrl, publicUrl, 'PX', LIFE_MS)
      secret = await shareSecret(connection, keys, secret)
    })
    await store.start()
    return { store, getSecret: () => secret }
  } catch (error) {
    connection.disconnect()
    if (error instanceof StoreSettingsError) throw error
    throw new StoreSettingsError(`does not respond: ${error instanceof Error ? error.message : error}`)
  }
}

async function connect(
  url: string,
): Promise<{ readonly address: StoreAddress; readonly connection: StoreConnection }> {
  try {
    const address = parseStoreUrl(url)
    return { address, connection: await connectToStore(address) }
  } catch (error) {
    throw new StoreSettingsError(error instanceof Error ? error.message : String(error))
  }
}

function waitUntilReady(connection: StoreConnection): Promise<void> {
  if (connection.status === 'ready') return Promise.resolve()
  return new Promise((resolve, reject) => {
    let last = 'no connection'
    const note = (error: Error) => {
      last = error.message
    }
    const timer = setTimeout(() => reject(new Error(last)), START_MS)
    connection.on('error', note)
    connection.once('ready', () => {
      clearTimeout(timer)
      connection.off('error', note)
      resolve()
    })
  })
}

/** Shares a secret with the other processes unless they have one, and returns the one that all have. */
async function shareSecret(
  connection: StoreConnection,
  { secret: key }: StoreKeys,
  secret: string,
): Promise<string> {
  await connection.set(key, secret, 'NX')
  return (await connection.get(key)) ?? secret
}
