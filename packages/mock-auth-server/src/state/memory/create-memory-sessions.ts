import type { Session } from '../session.ts'
import type { SessionState } from '../state.ts'
import { MemoryMaps } from './memory-maps.ts'

/** Creates a store of sessions in memory. */
export function createMemorySessions(maps = new MemoryMaps()): SessionState {
  const sessions = maps.createExpiring<Session>('session')
  return {
    async putSession(session) {
      sessions.set(session.id, session)
    },
    async findSession(id, now) {
      const found = sessions.get(id)
      return found && found.expiresAt > now ? found : undefined
    },
    async endSession(id) {
      sessions.delete(id)
    },
    async signOut(user) {
      for (const session of sessions.values()) {
        if (user === undefined || session.user === user) sessions.delete(session.id)
      }
    },
  }
}
