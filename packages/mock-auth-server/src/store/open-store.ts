import { randomBytes } from 'node:crypto'
import type { TenantStore } from '../exchange/tenants/shared/tenant-store.ts'
import { connectToStore, type StoreConnection } from './connect.ts'
import { describeStoreError } from './describe-store-error.ts'
import { findPolicyProblem } from './find-policy-problem.ts'
import { parseStoreUrl, type StoreAddress } from './parse-store-url.ts'
import { shareSecret } from './share-secret.ts'
import { checkSharedUrls, type SharedUrls, shareUrls } from './share-urls.ts'
import { StoreKeys } from './store-keys.ts'
import { StoreSettingsError } from './store-settings-error.ts'
import { tryAllCommands } from './try-all-commands.ts'
import { ValkeyStore } from './valkey-store.ts'
import { waitUntilConnected } from './wait-until-connected.ts'
import { waitUntilUsable } from './wait-until-usable.ts'

/** A process that shares a store. */
export interface SharingProcess {
  /** URL by which other processes reach it. */
  readonly address: string
  readonly urls: SharedUrls
  /** Called for a tenant that this process no longer owns. */
  onLost(tenant: string): void
  /** Called with what a person should know about the store, as the rest of a sentence that begins with it. */
  warn(text: string): void
}

/** An open store, and the secret that its processes share. */
export interface OpenStore {
  readonly store: TenantStore
  /** Seconds without a request after which a tenant is to be given up; 0 for none. */
  readonly idleSeconds: number
  /** Returns the secret, which is another one when the store has lost its data. */
  readonly getSecret: () => string
}

/** Opens a store; throws `StoreSettingsError` for a bad URL, a store that does not respond, or other public URLs in it. */
export async function openStore(url: string, process: SharingProcess): Promise<OpenStore> {
  const { address: servers, connection } = await connect(url)
  const keys = new StoreKeys(servers.prefix)
  try {
    await waitUntilConnected(connection)
    const { address, urls, onLost, warn } = process
    let secret = await waitUntilUsable(
      () => shareSecret(connection, keys, randomBytes(32).toString('base64url')),
      warn,
    )
    await tryAllCommands(connection, keys)
    await checkSharedUrls(connection, keys, urls)
    const policy = await findPolicyProblem(connection)
    if (policy) warn(policy)
    const store = new ValkeyStore(connection, keys, { address, onLost }, async () => {
      await shareUrls(connection, keys, urls)
      secret = await shareSecret(connection, keys, secret)
    })
    await store.start()
    return { store, idleSeconds: servers.idleSeconds, getSecret: () => secret }
  } catch (error) {
    connection.disconnect()
    if (error instanceof StoreSettingsError) throw error
    throw new StoreSettingsError(describeStoreError(error))
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
