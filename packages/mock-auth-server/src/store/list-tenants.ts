import type { StoreConnection } from './connect.ts'
import type { StoreKeys } from './store-keys.ts'

/** Returns the names of all tenants in a store, at most so many. */
export async function listTenants(
  connection: StoreConnection,
  { tenants }: StoreKeys,
  limit: number,
): Promise<readonly string[]> {
  const names = new Set<string>()
  let cursor = '0'
  do {
    const [next, found] = await connection.sscan(tenants, cursor, 'COUNT', 1000)
    for (const name of found) names.add(name)
    cursor = next
  } while (cursor !== '0' && names.size < limit)
  return [...names].slice(0, limit)
}
