import type { Claim } from '../exchange/tenants/shared/tenant-store.ts'
import type { StoreConnection } from './connect.ts'
import type { StoreKeys } from './store-keys.ts'

/** A claim of a process to a tenant. */
export interface ClaimRequest {
  readonly tenant: string
  /** `true` to create a tenant that does not exist. */
  readonly create: boolean
  readonly process: string
}

/** Claims a tenant; returns `undefined` when another process claimed it meanwhile. */
export async function claimTenant(
  connection: StoreConnection,
  store: StoreKeys,
  { tenant, create, process }: ClaimRequest,
): Promise<Claim | undefined> {
  const keys = store.getTenantKeys(tenant)
  const [owner, records] = keys
  const [found, exists] = await Promise.all([
    connection.hmget(owner, 'process', 'number'),
    connection.exists(records),
  ])
  const [holder, number] = found
  if (holder && holder !== process) {
    const address = await connection.get(store.getProcessKey(holder))
    if (address !== null)
      return { kind: 'elsewhere', owner: { process: holder, address }, isWritten: exists === 1 }
  }
  if (exists === 0 && !create) return { kind: 'absent' }
  if (exists === 0) await connection.sadd(store.tenants, tenant)
  const taken = await connection.smartMockTake(...keys, number ?? '', process)
  if (!Array.isArray(taken)) return undefined
  const [next, released, fields, events] = taken as [string, number, string[], [string, string[]][]]
  return {
    kind: 'owned',
    lease: { tenant, number: next },
    records: toPairs(fields),
    journal: events.map(([, [, event = '']]) => event),
    isWhole: released === 1 || number === null,
  }
}

function toPairs(fields: readonly string[]): [string, string][] {
  const pairs: [string, string][] = []
  for (let at = 0; at + 1 < fields.length; at += 2) pairs.push([fields[at] ?? '', fields[at + 1] ?? ''])
  return pairs
}
