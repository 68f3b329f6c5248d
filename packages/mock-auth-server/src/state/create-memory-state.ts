import { createMemoryAppStates } from './memory/create-memory-app-states.ts'
import { createMemoryClients } from './memory/create-memory-clients.ts'
import { createMemoryLaunches } from './memory/create-memory-launches.ts'
import { createMemorySessions } from './memory/create-memory-sessions.ts'
import { createMemoryTokens } from './memory/create-memory-tokens.ts'
import type { State } from './state.ts'

/** Creates the state in the memory of one process. */
export function createMemoryState(): State {
  return {
    ...createMemoryLaunches(),
    ...createMemoryTokens(),
    ...createMemoryClients(),
    ...createMemorySessions(),
    ...createMemoryAppStates(),
  }
}
