import { estimateSize } from '../../core/util/estimate-size.ts'
import { createFreeAccount } from '../../core/util/memory-account.ts'
import type { AppState } from '../app-state.ts'
import type { AppStateStore } from '../state.ts'

/** Creates a store of app state in memory. */
export function createMemoryAppStates(createAccount = createFreeAccount): AppStateStore {
  const states = new Map<string, AppState>()
  const account = createAccount()
  const put = (state: AppState) => {
    const before = states.get(state.id)
    states.set(state.id, state)
    account.add(estimateSize(state) - estimateSize(before))
  }
  return {
    async putAppState(state) {
      put(state)
    },
    async findAppState(id) {
      return states.get(id)
    },
    async replaceAppState(id, version, next) {
      const current = states.get(id)
      if (!current) return 'gone'
      if (current.version !== version) return 'stale'
      if (next) put(next)
      else {
        states.delete(id)
        account.add(-estimateSize(current))
      }
      return 'done'
    },
    async appStatesOf(code, subject) {
      return [...states.values()].filter((state) => state.code === code && state.subject === subject)
    },
    async hasRoomForAppStates() {
      return !account.isFull
    },
    async countAppStates() {
      return states.size
    },
  }
}
