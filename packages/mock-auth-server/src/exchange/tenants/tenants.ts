import { ExchangeMetrics } from '../../metrics/exchange-metrics.ts'
import type { OptionSettings } from '../../options/option-settings.ts'
import type { Tenant } from '../../state/tenant.ts'
import type { HostedTenant } from '../route.ts'
import { CANARY_TENANTS, type CanaryTenantName } from './canary-tenants.ts'
import { checkTenantName } from './check-tenant-name.ts'
import { checkApproval, checkRegistrations } from './check-workable.ts'
import { createHostedTenant, selectTenantData, type TenantAddress } from './create-hosted-tenant.ts'
import { HostedTenants } from './hosted-tenants.ts'
import { LinkNames } from './link-names.ts'
import { EvictedTenants } from './memory/evicted-tenants.ts'
import { TenantMemory } from './memory/tenant-memory.ts'
import { TenantError } from './tenant-error.ts'
import type { TenantRequest } from './tenant-request.ts'
import type { TenantsSettings } from './tenants-settings.ts'

export const DEFAULT_TENANT = 'default'

/** The tenants of a process, created on demand; those that were used least recently give way when memory ends. */
export class Tenants {
  readonly exchanges = new ExchangeMetrics()
  /** The numbers of tenants that were created so far, and of resets. */
  readonly counts = { created: 0, reset: 0 }
  readonly isLocal: boolean
  readonly memory: TenantMemory
  readonly evicted = new EvictedTenants()
  readonly #settings: TenantsSettings
  readonly #hosted = new HostedTenants()
  readonly #sides = new HostedTenants()
  readonly #links = new LinkNames()

  constructor(settings: TenantsSettings) {
    this.#settings = settings
    this.isLocal = settings.isLocal
    const evict = (tenant: Tenant) => this.#evictIdle(tenant)
    this.memory = new TenantMemory(settings.memory, () => this.#hosted.listByUse(), evict)
    this.create(DEFAULT_TENANT)
  }

  /** The options that every tenant starts with, as far as they are not the defaults. */
  get options(): OptionSettings {
    return this.#settings.options ?? {}
  }

  get(name: string): HostedTenant | undefined {
    return this.#hosted.use(name)
  }

  all(): readonly HostedTenant[] {
    return this.#hosted.all()
  }

  /** Creates a tenant; throws `TenantError` for a bad or existing name. */
  create(name: string, request: TenantRequest = {}): HostedTenant {
    checkTenantName(name)
    if (this.#hosted.has(name)) throw new TenantError(`the tenant ${name} already exists`)
    const isDefault = name === DEFAULT_TENANT
    const { clients, options } = isDefault ? this.#settings : request
    checkRegistrations(clients ?? [])
    const base = `${this.#settings.publicUrl}${isDefault ? '' : `/t/${name}`}`
    const epoch = this.evicted.get(name)?.epoch
    // What it has to do with the former one is only that late requests to that are stragglers.
    const former = epoch === undefined ? undefined : { epoch, entries: 0 }
    const hosted = this.#create({ name, base, isDefault, former }, request)
    try {
      checkApproval(hosted, options?.autoApprove)
    } catch (error) {
      hosted.tenant.accounts.all.detach()
      throw error
    }
    return this.#keep(name, hosted)
  }

  /** Creates the tenant of a link, under its path; it lasts until `useLink` says that another gives way. */
  createAt(name: string, path: string, request: TenantRequest): HostedTenant {
    const address = { name, base: `${this.#settings.publicUrl}${path}`, isDefault: false }
    return this.#keep(name, this.#create({ ...address, former: this.evicted.get(name) }, request))
  }

  /** Records the use of a link's tenant, and deletes the least recently used one when there are too many. */
  useLink(name: string, isCrossSite: boolean): void {
    const oldest = this.#links.use(name, isCrossSite)
    const tenant = oldest === undefined ? undefined : this.#hosted.peek(oldest)?.tenant
    if (tenant) this.#evict(tenant)
  }

  /** Returns the canary tenant of a tenant, created on first use; it journals into its parent. */
  side(parent: Tenant, name: CanaryTenantName): HostedTenant {
    const key = `${parent.name}/${name}`
    const found = this.#sides.use(key)
    if (found) return found
    const address = { name: key, base: `${this.#settings.canaryUrl}/of/${key}`, parent, isDefault: false }
    const hosted = this.#create(address, { options: CANARY_TENANTS[name], clients: parent.clients })
    this.#sides.add(key, hosted)
    return hosted
  }

  /** Deletes a tenant; the default one remains. */
  delete(name: string): boolean {
    if (name === DEFAULT_TENANT) return false
    this.#hosted.peek(name)?.tenant.armed.clear()
    return this.#remove(name)
  }

  /** Resets the tenant to its initial state, including its canary tenants. */
  reset(name: string): boolean {
    const hosted = this.#hosted.use(name)
    if (!hosted) return false
    hosted.tenant.reset()
    const { base } = selectTenantData(this.#settings, name, name === DEFAULT_TENANT)
    hosted.fhir = base.fork({ memory: hosted.tenant.accounts.openData() })
    this.#removeSides(name)
    this.counts.reset += 1
    return true
  }

  #create(address: Omit<TenantAddress, 'accounts'>, request: TenantRequest): HostedTenant {
    const accounts = this.memory.createAccounts(address.parent?.accounts)
    return createHostedTenant(this.#settings, { ...address, accounts }, request)
  }

  #keep(name: string, hosted: HostedTenant): HostedTenant {
    hosted.tenant.journal.subscribe((event) => this.exchanges.follow(event))
    this.#hosted.add(name, hosted)
    this.counts.created += 1
    this.evicted.delete(name)
    return hosted
  }

  /** Evicts a tenant unless it is the default one, or somebody waits for it. */
  #evictIdle(tenant: Tenant): void {
    if (tenant.name !== DEFAULT_TENANT && tenant.journal.isIdle) this.#evict(tenant)
  }

  #evict({ name, armed, journal }: Tenant): void {
    armed.clear(true)
    this.#remove(name)
    this.evicted.add(name, journal)
  }

  #remove(name: string): boolean {
    this.#links.delete(name)
    this.#removeSides(name)
    return this.#hosted.delete(name)
  }

  #removeSides(name: string): void {
    for (const side of Object.keys(CANARY_TENANTS)) this.#sides.delete(`${name}/${side}`)
  }
}
