import { RecentNames } from './recent-names.ts'

const LIMIT = 200
const CROSS_SITE_LIMIT = 20

/**
 * The names of the tenants that links made. Those that only pages of other sites use are counted apart and replace
 * only each other, so that no such page can displace the tenants of this machine's user.
 */
export class LinkNames {
  readonly #own = new RecentNames(LIMIT)
  readonly #crossSite = new RecentNames(CROSS_SITE_LIMIT)

  get size(): number {
    return this.#own.size + this.#crossSite.size
  }

  /** Records a use; returns the name of the tenant that gives way, the least recently used, or `undefined`. */
  use(name: string, isCrossSite: boolean): string | undefined {
    if (isCrossSite && !this.#own.has(name)) return this.#crossSite.use(name)
    this.#crossSite.delete(name)
    return this.#own.use(name)
  }

  delete(name: string): void {
    this.#own.delete(name)
    this.#crossSite.delete(name)
  }
}
