import { MemoryAccount } from '../core/util/memory-account.ts'
import { createMemoryAppStates } from './memory/create-memory-app-states.ts'
import { createMemoryClients } from './memory/create-memory-clients.ts'
import { createMemoryLaunches } from './memory/create-memory-launches.ts'
import { createMemorySessions } from './memory/create-memory-sessions.ts'
import { createMemoryTokens } from './memory/create-memory-tokens.ts'
import type { State } from './state.ts'

/** Number of shares that the limit of the account is divided into: one for each map. */
const MAPS = 10

/** Creates the state in the memory of one process; each of its maps may have a share of the account's limit. */
export function createMemoryState(account = new MemoryAccount()): State {
  const createPart = () => account.createPart(account.limit / MAPS)
  return {
    ...createMemoryLaunches(createPart),
    ...createMemoryTokens(createPart),
    ...createMemoryClients(createPart),
    ...createMemorySessions(createPart),
    ...createMemoryAppStates(createPart),
  }
}
