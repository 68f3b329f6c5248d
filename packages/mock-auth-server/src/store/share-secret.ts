import type { StoreConnection } from './connect.ts'
import type { StoreKeys } from './store-keys.ts'

/** Shares a secret with the other processes unless they have one, and returns the one that all have. */
export async function shareSecret(
  connection: StoreConnection,
  { secret: key }: StoreKeys,
  secret: string,
): Promise<string> {
  const found = await connection.get(key)
  if (found !== null) return found
  await connection.set(key, secret, 'NX')
  return (await connection.get(key)) ?? secret
}
