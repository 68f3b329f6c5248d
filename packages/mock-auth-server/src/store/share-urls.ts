import type { StoreConnection } from './connect.ts'
import { setForLife } from './set-for-life.ts'
import type { StoreKeys } from './store-keys.ts'
import { StoreSettingsError } from './store-settings-error.ts'

/** The bases of all URLs that the processes of a store publish: the same for all. */
export interface SharedUrls {
  readonly publicUrl: string
  readonly canaryUrl: string
}

/** The options by which processes are given their URLs. */
const OPTIONS = { publicUrl: '--public-url', canaryUrl: '--canary-url' } as const
const NAMES = ['publicUrl', 'canaryUrl'] as const

/** Throws `StoreSettingsError` when other processes that use the store publish other URLs. */
export async function checkSharedUrls(
  connection: StoreConnection,
  keys: StoreKeys,
  urls: SharedUrls,
): Promise<void> {
  for (const name of NAMES) {
    const other = await connection.get(keys[name])
    if (other !== null && other !== urls[name])
      throw new StoreSettingsError(
        `is used by processes that publish ${other}, and this one publishes ${urls[name]}: start all with the same ${OPTIONS[name]}`,
      )
  }
}

/** Says which URLs this process publishes, for as long as a sign of life counts. */
export async function shareUrls(
  connection: StoreConnection,
  keys: StoreKeys,
  urls: SharedUrls,
): Promise<void> {
  await Promise.all(NAMES.map((name) => setForLife(connection, keys[name], urls[name])))
}
