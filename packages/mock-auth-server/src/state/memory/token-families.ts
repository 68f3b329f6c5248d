import type { Grant } from '../../core/oauth/grant.ts'
import type { ExpiringMap } from '../records/expiring-map.ts'

/** The tokens that descend from one authorization; a family without a grant was revoked. */
export interface Family {
  readonly grant: Grant | undefined
  tokens: string[]
  /** Number of tokens above which those that are kept no more are left out. */
  limit: number
  expiresAt: number
}

/**
 * Milliseconds for which a revoked family is remembered, for tokens that were being issued when it was
 * revoked.
 */
const REVOKED_MS = 3_600_000
/** Number of tokens of a family above which it is first tidied. */
const TOKENS = 1000

/** Groups of tokens that are revoked together. */
export class TokenFamilies {
  readonly #families: ExpiringMap<Family>
  readonly #isKept: (token: string) => boolean

  /** Creates the families; `isKept` tells which tokens are still stored. */
  constructor(families: ExpiringMap<Family>, isKept: (token: string) => boolean) {
    this.#families = families
    this.#isKept = isKept
  }

  /** Adds a token; returns `false` when its family was revoked, so that the token must not become valid. */
  add(grant: Grant, token: string, expiresAt: number): boolean {
    const family = this.#families.get(grant.family)
    if (!family) this.#families.set(grant.family, { grant, tokens: [token], limit: TOKENS, expiresAt })
    else if (!family.grant) return false
    else {
      family.tokens.push(token)
      if (family.tokens.length > family.limit) {
        family.tokens = family.tokens.filter(this.#isKept)
        family.limit = Math.max(TOKENS, 2 * family.tokens.length)
      }
      family.expiresAt = Math.max(expiresAt, family.expiresAt)
      this.#families.note(grant.family)
    }
    return true
  }

  /** Remembers a family for longer, since one of its tokens expires later than before. */
  extend(id: string, expiresAt: number): void {
    const family = this.#families.get(id)
    if (!family) return
    family.expiresAt = Math.max(expiresAt, family.expiresAt)
    this.#families.note(id)
  }

  /** Lists the tokens of a family that are not revoked. */
  listTokens(id: string): readonly string[] {
    return this.#families.get(id)?.tokens ?? []
  }

  /** Revokes a family and returns its tokens; a family without tokens is revoked too. */
  revoke(id: string): readonly string[] {
    const family = this.#families.get(id)
    const expiresAt = Math.max(family?.expiresAt ?? 0, Date.now()) + REVOKED_MS
    this.#families.set(id, { grant: undefined, tokens: [], limit: TOKENS, expiresAt })
    return family?.tokens ?? []
  }

  /**
   * Returns grants that were not revoked, oldest first; with a time, only those whose tokens are valid then.
   */
  grants(now = 0): Grant[] {
    return this.#families
      .values()
      .flatMap(({ grant, expiresAt }) => (grant && expiresAt > now ? [grant] : []))
  }
}
