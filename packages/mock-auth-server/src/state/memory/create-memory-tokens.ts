import { parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import type { AccessToken, AuthorizationCode, RefreshToken } from '../../core/oauth/grant.ts'
import type { CodeRedemption, RefreshRotation, TokenState } from '../state.ts'
import { MemoryMaps } from './memory-maps.ts'
import { type ConsumeResult, consume, createSingleUse, type SingleUse } from './single-use.ts'
import { TokenFamilies } from './token-families.ts'

/** Creates a store of codes and tokens in memory. */
export function createMemoryTokens(maps = new MemoryMaps()): TokenState {
  const codes = maps.createExpiring<SingleUse<AuthorizationCode>>('code')
  const access = maps.createExpiring<AccessToken>('access-token')
  const refresh = maps.createExpiring<SingleUse<RefreshToken>>('refresh-token')
  const isKept = (token: string) => access.get(token) !== undefined || refresh.get(token) !== undefined
  const families = new TokenFamilies(maps.createExpiring('family'), isKept)

  const keepRefresh = (token: RefreshToken) => {
    if (families.add(token.grant, token.token, token.expiresAt))
      refresh.set(token.token, createSingleUse(token))
  }
  const revoke = (family: string) => {
    const tokens = families.revoke(family)
    for (const token of tokens) {
      access.delete(token)
      refresh.delete(token)
    }
    return tokens.length
  }
  const revokeEach = (ids: readonly string[]) => ids.reduce((count, family) => count + revoke(family), 0)

  return {
    async putCode(code) {
      codes.set(code.code, createSingleUse(code))
    },
    async findCode(code) {
      return codes.get(code)?.value
    },
    async redeemCode(code, now) {
      const found = codes.get(code)
      if (!found) return { outcome: 'unknown' }
      const outcome = REDEMPTION[consume(found, now)]
      codes.note(code)
      return { outcome }
    },
    async putAccessToken(token) {
      if (families.add(token.grant, token.token, token.expiresAt)) access.set(token.token, token)
    },
    async findAccessToken(token) {
      return access.get(token)
    },
    async putRefreshToken(token) {
      keepRefresh(token)
    },
    async findRefreshToken(token) {
      return refresh.get(token)?.value
    },
    async extendRefreshToken(token, expiresAt) {
      const found = refresh.get(token)
      if (!found) return
      families.extend(found.value.grant.family, expiresAt)
      refresh.set(token, { ...createSingleUse({ ...found.value, expiresAt }), spent: found.spent })
    },
    async rotateRefreshToken(token, next, now) {
      const found = refresh.get(token)
      if (!found) return { outcome: 'unknown' }
      const outcome = ROTATION[consume(found, now)]
      refresh.note(token)
      if (outcome === 'rotated') keepRefresh(next)
      return { outcome }
    },
    async checkRefreshToken(token, now) {
      const found = refresh.get(token)
      if (!found) return 'unknown'
      if (found.spent) return 'reused'
      return found.value.expiresAt <= now ? 'expired' : 'live'
    },
    async revokeFamily(family) {
      return revoke(family)
    },
    async revokeRefreshTokens(family) {
      const ending = families.listTokens(family).filter((token) => refresh.get(token))
      for (const token of ending) refresh.delete(token)
      return ending.length
    },
    async revokeAll() {
      return revokeEach(families.grants().map(({ family }) => family))
    },
    async revokeClient(clientId) {
      const ending = families.grants().filter((grant) => grant.clientId === clientId)
      return revokeEach(ending.map(({ family }) => family))
    },
    async endSessions(user) {
      const ending = families
        .grants()
        .filter((grant) => endsWithSession(grant.scope))
        .filter((grant) => user === undefined || grant.user === user)
      return revokeEach(ending.map(({ family }) => family))
    },
    async grantsOf(user, now) {
      return families.grants(now).filter((grant) => grant.user === user)
    },
  }
}

function endsWithSession(scope: string): boolean {
  return parseScopeString(scope).some(({ kind, raw }) => kind === 'refresh' && raw.endsWith('online_access'))
}

const REDEMPTION: Record<ConsumeResult, CodeRedemption['outcome']> = {
  'spent-now': 'redeemed',
  'spent-before': 'replayed',
  expired: 'expired',
}

const ROTATION: Record<ConsumeResult, RefreshRotation['outcome']> = {
  'spent-now': 'rotated',
  'spent-before': 'reused',
  expired: 'expired',
}
