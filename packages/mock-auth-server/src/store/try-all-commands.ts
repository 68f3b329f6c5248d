import { randomUUID } from 'node:crypto'
import { claimTenant } from './claim-tenant.ts'
import type { StoreConnection } from './connect.ts'
import { createLeaseNumber } from './create-lease-number.ts'
import { setForLife } from './set-for-life.ts'
import type { StoreKeys } from './store-keys.ts'

/** Sends each command once that this program needs, for a tenant that is gone again: what is not permitted rejects now, and not later. */
export async function tryAllCommands(connection: StoreConnection, keys: StoreKeys): Promise<void> {
  const id = randomUUID()
  const [owner, records, journal] = keys.getTenantKeys(id)
  const own = [owner, records, journal] as const
  const process = keys.getProcessKey(id)
  try {
    await setForLife(connection, process, '')
    const taken = await claimTenant(connection, keys, { tenant: id, create: true, process: id })
    const before = taken?.kind === 'taken' ? taken.number : ''
    const number = createLeaseNumber(before)
    await connection.smartMockRenew(...own, before, '0', id, number)
    await connection.smartMockWrite(...own, number, '1', '1', 'name', 'value', 'none', '')
    await connection.smartMockAppend(...own, number, 'event', '1')
    await connection.sscan(keys.tenants, '0', 'COUNT', 1)
    await connection.smartMockRelease(...own, number, '1', '1')
    await connection.smartMockRemove(...own, number)
  } finally {
    await connection.srem(keys.tenants, id).catch(() => undefined)
    await Promise.all(
      [owner, records, journal, process].map((key) => connection.del(key).catch(() => undefined)),
    )
  }
}
