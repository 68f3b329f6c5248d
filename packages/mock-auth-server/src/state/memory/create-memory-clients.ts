import type { JWK } from 'jose'
import { estimateSize } from '../../core/util/estimate-size.ts'
import { createFreeAccount } from '../../core/util/memory-account.ts'
import { ExpiringMap } from '../expiring-map.ts'
import type { Registration } from '../registration.ts'
import type { ClientState } from '../state.ts'

/** Factor for what else is made of a registration: the client itself. */
const REGISTERED = 2

/**
 * Creates a store in memory for the assertion ids and keys that clients presented and for registered clients.
 */
export function createMemoryClients(createAccount = createFreeAccount): ClientState {
  const jtis = new ExpiringMap<{ readonly expiresAt: number }>(createAccount())
  const keys = new ExpiringMap<{ readonly keys: readonly JWK[]; readonly expiresAt: number }>(
    createAccount(),
    1000,
  )
  const registrations = new Map<string, Registration>()
  const account = createAccount()
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
      return !account.isFull
    },
    async putRegistration(registration) {
      const before = registrations.get(registration.clientId)
      registrations.set(registration.clientId, registration)
      account.add(REGISTERED * (estimateSize(registration) - estimateSize(before)))
    },
    async findRegistration(clientId) {
      return registrations.get(clientId)
    },
    async endRegistration(clientId) {
      const found = registrations.get(clientId)
      registrations.delete(clientId)
      account.add(-REGISTERED * estimateSize(found))
      return found
    },
  }
}
