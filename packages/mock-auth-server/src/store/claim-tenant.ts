import type { Claim, OwnedTenant } from '../exchange/tenants/shared/tenant-store.ts'
import type { StoreConnection } from './connect.ts'
import { createLeaseNumber } from './create-lease-number.ts'
import type { StoreKeys } from './store-keys.ts'

/** A claim of a process to a tenant. */
export interface ClaimRequest {
  readonly tenant: string
  /** `true` to create a tenant that does not exist. */
  readonly create: boolean
  /** Milliseconds after which it is gone unless it is taken or written again; it stays when there is none. */
  readonly lifeMs?: number | undefined
  readonly process: string
}

/** A tenant that was taken, as the store has it. */
export interface TakenTenant extends Omit<OwnedTenant, 'kind' | 'lease'> {
  readonly kind: 'taken'
  /** The number of the lease. */
  readonly number: string
  /** `true` when the owner before did not give it up. */
  readonly isTakeover: boolean
}

/** The outcome of a claim, before it is a lease. */
export type ClaimOutcome = TakenTenant | Exclude<Claim, OwnedTenant>

/** Claims a tenant; returns `undefined` when another process claimed it meanwhile. */
export async function claimTenant(
  connection: StoreConnection,
  store: StoreKeys,
  { tenant, create, lifeMs, process }: ClaimRequest,
): Promise<ClaimOutcome | undefined> {
  const keys = store.getTenantKeys(tenant)
  const [owner, records] = keys
  const [found, exists] = await Promise.all([
    connection.hmget(owner, 'process', 'number'),
    connection.exists(records),
  ])
  const [holder, before] = found
  if (holder && holder !== process) {
    const address = await connection.get(store.getProcessKey(holder))
    if (address !== null)
      return { kind: 'elsewhere', owner: { process: holder, address }, isWritten: exists === 1 }
  }
  if (exists === 0 && !create) return { kind: 'absent' }
  // No name is there for longer than its tenant: what may be gone by itself is not listed.
  const isListed = exists === 0 && lifeMs === undefined
  if (isListed) await connection.sadd(store.tenants, tenant)
  const number = createLeaseNumber(before ?? '')
  const taken = await connection.smartMockTake(...keys, before ?? '', process, number, String(lifeMs ?? ''))
  if (!Array.isArray(taken)) return undefined
  // The process that deletes the former tenant may have removed the name meanwhile.
  if (isListed) await connection.sadd(store.tenants, tenant)
  const [released, lost, fields, events] = taken as [number, number, string[], [string, string[]][]]
  return {
    kind: 'taken',
    number,
    records: toPairs(fields),
    journal: events.map(([, [, event = '']]) => event),
    isTakeover: released === 0 && before !== null,
    isWhole: lost === 0,
  }
}

function toPairs(fields: readonly string[]): [string, string][] {
  const pairs: [string, string][] = []
  for (let at = 0; at + 1 < fields.length; at += 2) pairs.push([fields[at] ?? '', fields[at + 1] ?? ''])
  return pairs
}
