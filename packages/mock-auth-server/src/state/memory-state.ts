import type { AccessToken, AuthorizationCode, Grant, Launch, RefreshToken } from '../core/grant.ts'
import { ExpiringMap } from './expiring-map.ts'
import type { Interaction } from './interaction.ts'
import type { CodeRedemption, LaunchUse, RefreshRotation, State } from './state.ts'

type Spent<Value> = { value: Value; spent: boolean; expiresAt: number }

/** How long a spent code or refresh token is remembered beyond its expiry, so that a replay is known as one. */
const TOMBSTONE_MS = 3_600_000

/** State in the memory of one process. */
export class MemoryState implements State {
  #launches = new ExpiringMap<Spent<Launch>>()
  #interactions = new ExpiringMap<Interaction>()
  #codes = new ExpiringMap<Spent<AuthorizationCode>>()
  #access = new ExpiringMap<AccessToken>()
  #refresh = new ExpiringMap<Spent<RefreshToken>>()
  #families = new Map<string, { grant: Grant; tokens: Set<string> }>()

  async putLaunch(launch: Launch): Promise<void> {
    this.#launches.set(launch.handle, spendable(launch))
  }

  async findLaunch(handle: string): Promise<Launch | undefined> {
    return this.#launches.get(handle)?.value
  }

  async useLaunch(handle: string, clientId: string, now: number): Promise<LaunchUse> {
    const found = this.#launches.get(handle)
    if (!found) return { outcome: 'unknown' }
    if (found.value.clientId !== clientId) return { outcome: 'foreign' }
    if (found.spent) return { outcome: 'used-before' }
    if (found.value.expiresAt <= now) return { outcome: 'expired' }
    found.spent = true
    return { outcome: 'used', launch: found.value }
  }

  async putInteraction(interaction: Interaction): Promise<void> {
    this.#interactions.set(interaction.id, interaction)
  }

  async findInteraction(id: string, now: number): Promise<Interaction | undefined> {
    const found = this.#interactions.get(id)
    return found && found.expiresAt > now ? found : undefined
  }

  async endInteraction(id: string): Promise<Interaction | undefined> {
    const found = this.#interactions.get(id)
    this.#interactions.delete(id)
    return found
  }

  async putCode(code: AuthorizationCode): Promise<void> {
    this.#codes.set(code.code, spendable(code))
  }

  async findCode(code: string): Promise<AuthorizationCode | undefined> {
    return this.#codes.get(code)?.value
  }

  async redeemCode(code: string, now: number): Promise<CodeRedemption> {
    const found = this.#codes.get(code)
    if (!found) return { outcome: 'unknown' }
    if (found.spent) return { outcome: 'replayed' }
    if (found.value.expiresAt <= now) return { outcome: 'expired' }
    found.spent = true
    return { outcome: 'redeemed' }
  }

  async putAccessToken(token: AccessToken): Promise<void> {
    this.#access.set(token.token, token)
    this.#member(token.grant, token.token)
  }

  async findAccessToken(token: string): Promise<AccessToken | undefined> {
    return this.#access.get(token)
  }

  async putRefreshToken(token: RefreshToken): Promise<void> {
    this.#refresh.set(token.token, spendable(token))
    this.#member(token.grant, token.token)
  }

  async findRefreshToken(token: string): Promise<RefreshToken | undefined> {
    return this.#refresh.get(token)?.value
  }

  async rotateRefreshToken(token: string, next: RefreshToken, now: number): Promise<RefreshRotation> {
    const found = this.#refresh.get(token)
    if (!found) return { outcome: 'unknown' }
    if (found.spent) return { outcome: 'reused' }
    if (found.value.expiresAt <= now) return { outcome: 'expired' }
    found.spent = true
    await this.putRefreshToken(next)
    return { outcome: 'rotated' }
  }

  async revokeFamily(family: string): Promise<number> {
    const tokens = this.#families.get(family)?.tokens ?? []
    this.#families.delete(family)
    let count = 0
    for (const token of tokens) {
      count += 1
      this.#access.delete(token)
      this.#refresh.delete(token)
    }
    return count
  }

  async revokeAll(): Promise<number> {
    let count = 0
    for (const family of [...this.#families.keys()]) count += await this.revokeFamily(family)
    return count
  }

  async endSessions(user: string | undefined): Promise<number> {
    let count = 0
    for (const [family, { grant }] of [...this.#families]) {
      const ends =
        grant.scope.split(' ').includes('online_access') && (user === undefined || grant.user === user)
      if (ends) count += await this.revokeFamily(family)
    }
    return count
  }

  #member(grant: Grant, token: string): void {
    const family = this.#families.get(grant.family)
    if (family) family.tokens.add(token)
    else {
      this.#families.set(grant.family, { grant, tokens: new Set([token]) })
      if (this.#families.size > 200_000) this.#forgetOldestFamily()
    }
  }

  #forgetOldestFamily(): void {
    const [oldest] = this.#families.keys()
    if (oldest !== undefined) this.#families.delete(oldest)
  }
}

function spendable<Value extends { readonly expiresAt: number }>(value: Value): Spent<Value> {
  return { value, spent: false, expiresAt: value.expiresAt + TOMBSTONE_MS }
}
