import type { StoreConnection } from './connect.ts'

/** Returns what is wrong with a store that evicts keys when it is full; `undefined` when it does not, or does not tell. */
export async function findPolicyProblem(connection: StoreConnection): Promise<string | undefined> {
  // Hosted services often forbid CONFIG.
  const info = await connection.info('memory').catch(() => '')
  const read = (name: string) => new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1]
  const policy = read('maxmemory_policy') ?? 'noeviction'
  if (policy === 'noeviction' || read('maxmemory') === '0') return undefined
  return `deletes data of tenants without notice when its memory is full (maxmemory-policy ${policy}): set it to noeviction`
}
