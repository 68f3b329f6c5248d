import type { Tenant } from '../../state/tenant.ts'
import type { HostedTenant } from '../route.ts'

/** A tenant with the number of its last use, which grows with each use of any tenant. */
interface Used {
  readonly hosted: HostedTenant
  lastUse: number
}

/** Tenants by name, in the order of their creation and of their last use. */
export class HostedTenants {
  #tenants = new Map<string, Used>()
  #uses = 0

  /** Number of uses so far, of all tenants. */
  get useCount(): number {
    return this.#uses
  }

  has(name: string): boolean {
    return this.#tenants.has(name)
  }

  /** Returns a tenant without using it. */
  peek(name: string): HostedTenant | undefined {
    return this.#tenants.get(name)?.hosted
  }

  /** Returns a tenant and records that it is used. */
  use(name: string): HostedTenant | undefined {
    const found = this.#tenants.get(name)
    if (!found) return undefined
    this.#uses += 1
    found.lastUse = this.#uses
    return found.hosted
  }

  add(name: string, hosted: HostedTenant): void {
    this.#uses += 1
    this.#tenants.set(name, { hosted, lastUse: this.#uses })
  }

  /** Removes a tenant, which gives its memory back. */
  delete(name: string): boolean {
    this.peek(name)?.tenant.accounts.all.detach()
    return this.#tenants.delete(name)
  }

  all(): HostedTenant[] {
    return [...this.#tenants.values()].map(({ hosted }) => hosted)
  }

  /** Returns the tenants that were not used after so many uses of all tenants. */
  listUnused(useCount: number): HostedTenant[] {
    return [...this.#tenants.values()]
      .filter(({ lastUse }) => lastUse <= useCount)
      .map(({ hosted }) => hosted)
  }

  /** Returns all tenants, the least recently used first. */
  listByUse(): Tenant[] {
    return [...this.#tenants.values()]
      .sort((one, other) => one.lastUse - other.lastUse)
      .map(({ hosted }) => hosted.tenant)
  }
}
