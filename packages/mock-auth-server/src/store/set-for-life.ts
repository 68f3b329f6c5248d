import type { StoreConnection } from './connect.ts'
import { isFullError } from './describe-store-error.ts'
import { LIFE_MS } from './heartbeat.ts'

/**
 * Sets a key that expires unless it is set again. Returns `false` when the store is full, and had the key already: then
 * its time begins anew, which needs no memory.
 */
export async function setForLife(connection: StoreConnection, key: string, value: string): Promise<boolean> {
  try {
    await connection.set(key, value, 'PX', LIFE_MS)
    return true
  } catch (error) {
    if (!isFullError(error) || (await connection.pexpire(key, LIFE_MS)) !== 1) throw error
    return false
  }
}
