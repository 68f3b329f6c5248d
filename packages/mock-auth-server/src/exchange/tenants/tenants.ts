import type { TenantOptions } from '../../core/oauth/options.ts'
import type { Tenant } from '../../state/tenant.ts'
import type { HostedTenant } from '../route.ts'
import { CANARY_TENANTS, type CanaryTenantName } from './canary-tenants.ts'
import { checkApproval, checkRegistrations } from './check-workable.ts'
import { createHostedTenant, selectTenantData } from './create-hosted-tenant.ts'
import { LinkNames } from './link-names.ts'
import { TenantError } from './tenant-error.ts'
import type { TenantRequest } from './tenant-request.ts'
import type { TenantsSettings } from './tenants-settings.ts'

export const DEFAULT_TENANT = 'default'
const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/
const LIMIT = 1000
const IDLE_MS = 6 * 3_600_000

/** The tenants of a process: created on demand, idle ones are removed, their number is limited. */
export class Tenants {
  /** Number of exchanges so far, those of deleted and reset tenants included. */
  exchangeCount = 0
  readonly #settings: TenantsSettings
  #hosted = new Map<string, HostedTenant>()
  #sides = new Map<string, HostedTenant>()
  readonly #links = new LinkNames()

  constructor(settings: TenantsSettings) {
    this.#settings = settings
    this.create(DEFAULT_TENANT)
  }

  /** The options that every tenant starts with, as far as they are not the defaults. */
  get options(): Partial<TenantOptions> {
    return this.#settings.options ?? {}
  }

  get(name: string): HostedTenant | undefined {
    const hosted = this.#hosted.get(name)
    if (hosted) hosted.tenant.lastUsedAt = Date.now()
    return hosted
  }

  all(): readonly HostedTenant[] {
    return [...this.#hosted.values()]
  }

  /** Creates a tenant; throws `TenantError` for a bad or existing name and above 1,000 tenants. */
  create(name: string, request: TenantRequest = {}): HostedTenant {
    if (!NAME.test(name)) {
      throw new TenantError(
        `a tenant name must be lower-case letters, digits and hyphens, not ${JSON.stringify(name)}`,
      )
    }
    if (this.#hosted.has(name)) throw new TenantError(`the tenant ${name} already exists`)
    this.#expireIdle()
    if (this.#hosted.size - this.#links.size >= LIMIT) {
      throw new TenantError(`at most ${LIMIT} tenants can exist; delete some`)
    }
    const isDefault = name === DEFAULT_TENANT
    const { clients, options } = isDefault ? this.#settings : request
    checkRegistrations(clients ?? [])
    const address = { name, base: `${this.#settings.publicUrl}${isDefault ? '' : `/t/${name}`}`, isDefault }
    const hosted = createHostedTenant(this.#settings, address, request)
    checkApproval(hosted, options?.autoApprove)
    return this.#keep(name, hosted)
  }

  /** Creates the tenant of a link, under its path; it lasts until `useLink` says that another gives way. */
  createAt(name: string, path: string, request: TenantRequest): HostedTenant {
    const address = { name, base: `${this.#settings.publicUrl}${path}`, isDefault: false }
    return this.#keep(name, createHostedTenant(this.#settings, address, request))
  }

  /** Records the use of a link's tenant, and deletes the least recently used one when there are too many. */
  useLink(name: string, isCrossSite: boolean): void {
    const oldest = this.#links.use(name, isCrossSite)
    if (oldest !== undefined) this.delete(oldest)
  }

  /** Returns the canary tenant of a tenant, created on first use; it journals into its parent. */
  side(parent: Tenant, name: CanaryTenantName): HostedTenant {
    const key = `${parent.name}/${name}`
    const found = this.#sides.get(key)
    if (found) return found
    const address = { name: key, base: `${this.#settings.canaryUrl}/of/${key}`, parent, isDefault: false }
    const hosted = createHostedTenant(this.#settings, address, {
      options: CANARY_TENANTS[name],
      clients: parent.clients,
    })
    this.#sides.set(key, hosted)
    return hosted
  }

  /** Deletes a tenant; the default one remains. */
  delete(name: string): boolean {
    if (name === DEFAULT_TENANT) return false
    this.#hosted.get(name)?.tenant.armed.clear()
    this.#links.delete(name)
    for (const side of Object.keys(CANARY_TENANTS)) this.#sides.delete(`${name}/${side}`)
    return this.#hosted.delete(name)
  }

  /** Resets the tenant to its initial state, including its canary tenants. */
  reset(name: string): boolean {
    const hosted = this.#hosted.get(name)
    if (!hosted) return false
    hosted.tenant.reset()
    hosted.fhir = selectTenantData(this.#settings, name, name === DEFAULT_TENANT).base.fork()
    for (const side of Object.keys(CANARY_TENANTS)) this.#sides.delete(`${name}/${side}`)
    return true
  }

  #keep(name: string, hosted: HostedTenant): HostedTenant {
    hosted.tenant.journal.subscribe(({ type }) => {
      if (type === 'opened') this.exchangeCount += 1
    })
    this.#hosted.set(name, hosted)
    return hosted
  }

  #expireIdle(): void {
    const limit = Date.now() - IDLE_MS
    for (const [name, { tenant }] of this.#hosted) {
      if (name !== DEFAULT_TENANT && tenant.lastUsedAt < limit) this.delete(name)
    }
  }
}
