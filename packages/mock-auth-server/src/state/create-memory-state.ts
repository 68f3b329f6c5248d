import type { MemoryAccount } from '../core/util/memory-account.ts'
import { createMemoryAppStates } from './memory/create-memory-app-states.ts'
import { createMemoryClients } from './memory/create-memory-clients.ts'
import { createMemoryLaunches } from './memory/create-memory-launches.ts'
import { createMemorySessions } from './memory/create-memory-sessions.ts'
import { createMemoryTokens } from './memory/create-memory-tokens.ts'
import { MemoryMaps } from './memory/memory-maps.ts'
import type { TenantRecords } from './records/tenant-records.ts'
import type { State } from './state.ts'

/** Creates the state in the memory of one process, within an account; with records it begins with what they have. */
export function createMemoryState(account?: MemoryAccount, records?: TenantRecords): State {
  const maps = new MemoryMaps(account, records)
  return {
    ...createMemoryLaunches(maps),
    ...createMemoryTokens(maps),
    ...createMemoryClients(maps),
    ...createMemorySessions(maps),
    ...createMemoryAppStates(maps),
  }
}
