import { memoryAppStates } from './memory/memory-app-states.ts'
import { memoryClients } from './memory/memory-clients.ts'
import { memoryLaunches } from './memory/memory-launches.ts'
import { memorySessions } from './memory/memory-sessions.ts'
import { memoryTokens } from './memory/memory-tokens.ts'
import type { State } from './state.ts'

/** State in the memory of one process. */
export function memoryState(): State {
  return {
    ...memoryLaunches(),
    ...memoryTokens(),
    ...memoryClients(),
    ...memorySessions(),
    ...memoryAppStates(),
  }
}
