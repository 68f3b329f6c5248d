import type { JWK } from 'jose'
import { ExpiringMap } from '../expiring-map.ts'
import type { Registration } from '../registration.ts'
import type { ClientState } from '../state.ts'

/**
 * Creates a store in memory for the assertion ids and keys that clients presented and for registered clients.
 */
export function createMemoryClients(): ClientState {
  const jtis = new ExpiringMap<{ readonly expiresAt: number }>()
  const keys = new ExpiringMap<{ readonly keys: readonly JWK[]; readonly expiresAt: number }>(1000)
  const registrations = new Map<string, Registration>()
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
    async findClientKeys(uri, wireNow) {
      const kept = keys.get(uri)
      return kept && kept.expiresAt > wireNow ? kept.keys : undefined
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
