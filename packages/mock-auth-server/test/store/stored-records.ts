import { sendCommand } from '../../../../scripts/services/send-command.ts'
import { MemoryAccount } from '../../src/core/util/memory-account.ts'
import { createMemoryState } from '../../src/state/create-memory-state.ts'
import type { TenantRecords } from '../../src/state/records/tenant-records.ts'
import { StoreKeys } from '../../src/store/store-keys.ts'

/** Returns the kinds of the records that a state has: one for each of its maps. */
export function listStateKinds(): string[] {
  const kinds: string[] = []
  const records: TenantRecords = {
    ofKind: (kind) => {
      kinds.push(kind)
      return { read: () => [], note: () => undefined }
    },
  }
  createMemoryState(new MemoryAccount(), records)
  return kinds
}

/** Returns the kinds of the records that a store has of a tenant, sorted. */
export async function listRecordKinds(store: string, tenant: string): Promise<string[]> {
  const { prefix, url } = parse(store)
  const names = (await sendCommand(url, 'HKEYS', `${prefix}:{${tenant}}:records`)) as string[]
  return [...new Set(names.map((name) => name.slice(0, name.indexOf('/'))))].sort()
}

/** Returns the milliseconds after which the keys of a tenant expire: of its owner, its records and its journal. */
export function listLives(store: string, tenant: string): Promise<number[]> {
  return sendToKeys(store, tenant, 'PTTL')
}

/** Lets the keys of a tenant expire after so many milliseconds. */
export function expireKeys(store: string, tenant: string, ms: number): Promise<unknown> {
  return sendToKeys(store, tenant, 'PEXPIRE', String(ms))
}

/** Returns the number of events of a tenant's journal in a store. */
export async function countEvents(store: string, tenant: string): Promise<number> {
  const { prefix, url } = parse(store)
  const [, , journal] = new StoreKeys(prefix).getTenantKeys(tenant)
  return (await sendCommand(url, 'XLEN', journal)) as number
}

/** Sends a command for each key of a tenant, and returns the numbers that the store replies. */
function sendToKeys(store: string, tenant: string, command: string, ...rest: string[]): Promise<number[]> {
  const { prefix, url } = parse(store)
  const keys = new StoreKeys(prefix).getTenantKeys(tenant)
  return Promise.all(keys.map((key) => sendCommand(url, command, key, ...rest) as Promise<number>))
}

function parse(store: string) {
  const { searchParams, origin, host } = new URL(store)
  return { prefix: searchParams.get('prefix') ?? '', url: origin === 'null' ? `valkey://${host}` : origin }
}
