import type { Launch } from '../../core/oauth/grant.ts'
import type { PendingAuthorization } from '../pending-authorization.ts'
import type { LaunchState } from '../state.ts'
import { MemoryMaps } from './memory-maps.ts'
import { consume, createSingleUse, type SingleUse } from './single-use.ts'

/** Launches and interactions in memory. */
export function createMemoryLaunches(maps = new MemoryMaps()): LaunchState {
  const launches = maps.createExpiring<SingleUse<Launch>>('launch')
  const interactions = maps.createExpiring<PendingAuthorization>('interaction')
  return {
    async putLaunch(launch) {
      launches.set(launch.handle, createSingleUse(launch))
    },
    async findLaunch(handle) {
      return launches.get(handle)?.value
    },
    async embedLaunch(handle) {
      const found = launches.get(handle)
      if (found) launches.set(handle, { ...found, value: { ...found.value, embedded: true } })
    },
    async useLaunch(handle, clientId, now) {
      const found = launches.get(handle)
      if (!found) return { outcome: 'unknown' }
      if (found.value.clientId !== clientId) return { outcome: 'foreign' }
      const spending = consume(found, now)
      launches.note(handle)
      if (spending === 'spent-now') return { outcome: 'used', launch: found.value }
      return { outcome: spending === 'expired' ? 'expired' : 'used-before' }
    },
    async putInteraction(interaction) {
      interactions.set(interaction.id, interaction)
    },
    async findInteraction(id, now) {
      const found = interactions.get(id)
      return found && found.expiresAt > now ? found : undefined
    },
    async endInteraction(id) {
      const found = interactions.get(id)
      interactions.delete(id)
      return found
    },
  }
}
