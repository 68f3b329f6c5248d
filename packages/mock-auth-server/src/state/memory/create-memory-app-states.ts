import type { AppState } from '../app-state.ts'
import type { AppStateStore } from '../state.ts'
import { MemoryMaps } from './memory-maps.ts'

/** Creates a store of app state in memory. */
export function createMemoryAppStates(maps = new MemoryMaps()): AppStateStore {
  const states = maps.createLasting<AppState>('app-state')
  return {
    async putAppState(state) {
      states.set(state.id, state)
    },
    async findAppState(id) {
      return states.get(id)
    },
    async replaceAppState(id, version, next) {
      const current = states.get(id)
      if (!current) return 'gone'
      if (current.version !== version) return 'stale'
      if (next) states.set(id, next)
      else states.delete(id)
      return 'done'
    },
    async appStatesOf(code, subject) {
      return [...states.values()].filter((state) => state.code === code && state.subject === subject)
    },
    async hasRoomForAppStates() {
      return states.hasRoom
    },
    async countAppStates() {
      return states.size
    },
  }
}
