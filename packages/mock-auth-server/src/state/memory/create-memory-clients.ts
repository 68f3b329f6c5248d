import type { JWK } from 'jose'
import type { Registration } from '../registration.ts'
import type { ClientState } from '../state.ts'
import { MemoryMaps } from './memory-maps.ts'

/** Factor for what else is made of a registration: the client itself. */
const REGISTERED = 2

/**
 * Creates a store in memory for the assertion ids and keys that clients presented and for registered clients.
 */
export function createMemoryClients(maps = new MemoryMaps()): ClientState {
  const jtis = maps.createExpiring<{ readonly expiresAt: number }>('jti')
  const keys = maps.createExpiring<{ readonly keys: readonly JWK[]; readonly expiresAt: number }>(
    'client-keys',
    1000,
  )
  const registrations = maps.createLasting<Registration>('registration', REGISTERED)
  return {
    async seenJti(issuer, jti, until) {
      const key = JSON.stringify([issuer, jti])
      if (jtis.get(key)) return true
      jtis.set(key, { expiresAt: until })
      return false
    },
    async putClientKeys(uri, kept) {
      keys.set(uri, kept)
    },
    async findClientKeys(uri, now) {
      const kept = keys.get(uri)
      return kept && kept.expiresAt > now ? kept.keys : undefined
    },
    async hasRoomForRegistrations() {
      return registrations.hasRoom
    },
    async putRegistration(registration) {
      registrations.set(registration.clientId, registration)
    },
    async findRegistration(clientId) {
      return registrations.get(clientId)
    },
    async endRegistration(clientId) {
      const found = registrations.get(clientId)
      registrations.delete(clientId)
      return found
    },
  }
}
