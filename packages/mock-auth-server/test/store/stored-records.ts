import { sendCommand } from '../../../../scripts/services/send-command.ts'
import { MemoryAccount } from '../../src/core/util/memory-account.ts'
import { createMemoryState } from '../../src/state/create-memory-state.ts'
import type { TenantRecords } from '../../src/state/records/tenant-records.ts'

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

function parse(store: string) {
  const { searchParams, origin, host } = new URL(store)
  return { prefix: searchParams.get('prefix') ?? '', url: origin === 'null' ? `valkey://${host}` : origin }
}
