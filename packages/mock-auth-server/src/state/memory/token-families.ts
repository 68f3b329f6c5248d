import type { Grant } from '../../core/oauth/grant.ts'
import { ExpiringMap } from '../expiring-map.ts'

/** What descends from one authorization; without a grant it was revoked. */
interface Family {
  readonly grant: Grant | undefined
  readonly tokens: string[]
  expiresAt: number
}

/** A revoked family is remembered so long, for tokens that were on their way when it was revoked. */
const REVOKED_MS = 3_600_000

/** Which tokens belong together, and are revoked together. */
export class TokenFamilies {
  #families = new ExpiringMap<Family>()

  /** Adds a token; `false` when its family was revoked, so that it must not come to life. */
  add(grant: Grant, token: string, expiresAt: number): boolean {
    const family = this.#families.get(grant.family)
    if (!family) this.#families.set(grant.family, { grant, tokens: [token], expiresAt })
    else if (!family.grant) return false
    else {
      family.tokens.push(token)
      family.expiresAt = Math.max(expiresAt, family.expiresAt)
    }
    return true
  }

  /** Ends a family and answers with its tokens; one that has none yet is ended too. */
  revoke(id: string): readonly string[] {
    const family = this.#families.get(id)
    const expiresAt = Math.max(family?.expiresAt ?? 0, Date.now()) + REVOKED_MS
    this.#families.set(id, { grant: undefined, tokens: [], expiresAt })
    return family?.tokens ?? []
  }

  /** Grants that were not revoked, oldest first; with a time, only those whose tokens live then. */
  grants(now = 0): Grant[] {
    return [...this.#families.values()].flatMap(({ grant, expiresAt }) =>
      grant && expiresAt > now ? [grant] : [],
    )
  }
}
