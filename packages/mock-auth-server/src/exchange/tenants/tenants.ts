import type { Client } from '../../core/oauth/client.ts'
import { ExchangeMetrics } from '../../metrics/exchange-metrics.ts'
import type { OptionSettings } from '../../options/option-settings.ts'
import type { Tenant } from '../../state/tenant.ts'
import type { HostedTenant } from '../route.ts'
import { CanaryTenantsInUse } from './canary-tenants-in-use.ts'
import { checkTenantName } from './check-tenant-name.ts'
import { HostedTenants } from './hosted-tenants.ts'
import { LinkNames } from './link-names.ts'
import { EvictedTenants } from './memory/evicted-tenants.ts'
import { TenantMemory } from './memory/tenant-memory.ts'
import { SharedTenants } from './shared/shared-tenants.ts'
import { TenantExistsError } from './tenant-error.ts'
import { type NewTenant, TenantFactory } from './tenant-factory.ts'
import type { TenantRequest } from './tenant-request.ts'
import type { TenantsSettings } from './tenants-settings.ts'

export const DEFAULT_TENANT = 'default'

/** The tenants of a process, created on demand; those that were used least recently give way when memory ends. */
export class Tenants {
  readonly exchanges = new ExchangeMetrics()
  /** The numbers of tenants that were created and deleted so far, and of resets. */
  readonly counts = { created: 0, deleted: 0, reset: 0 }
  readonly isLocal: boolean
  /** The options that every tenant starts with, as far as they are not the defaults. */
  readonly options: OptionSettings
  /** The clients that a tenant has for which none are named. */
  readonly commonClients: readonly Client[]
  readonly memory: TenantMemory
  /** @internal */
  readonly hosted = new HostedTenants()
  /** Their canary tenants. @internal */
  readonly canaries: CanaryTenantsInUse
  readonly evicted = new EvictedTenants()
  /** The tenants as other processes see them, where several share a store. @internal */
  readonly shared: SharedTenants | undefined
  readonly #factory: TenantFactory
  readonly #links = new LinkNames()

  constructor(settings: TenantsSettings) {
    this.isLocal = settings.isLocal
    this.options = settings.options ?? {}
    this.commonClients = settings.clients
    // Not the default one, and none that somebody waits for.
    const evict = (tenant: Tenant) =>
      tenant.name !== DEFAULT_TENANT && tenant.journal.isIdle && this.#evict(tenant)
    this.memory = new TenantMemory(settings.memory, () => this.hosted.listByUse(), evict)
    this.#factory = new TenantFactory(settings, this.memory)
    this.canaries = new CanaryTenantsInUse((...of) => this.#factory.createCanary(...of))
    this.shared =
      settings.store &&
      new SharedTenants(settings.store, {
        restore: (name, { path, request }, written) => this.#factory.create({ name, path, written }, request),
        add: (name, hosted) => this.#add(name, hosted),
        forget: (name) => this.forget(name),
      })
    if (!this.shared) this.create(DEFAULT_TENANT)
  }

  get(name: string): HostedTenant | undefined {
    return this.hosted.use(name)
  }

  /** Returns a tenant; one that is not here is opened where a store has it. Rejects with `OwnedElsewhere` or `StoreError`. */
  open(name: string): HostedTenant | undefined | Promise<HostedTenant | undefined> {
    const { shared } = this
    // Until it is alive again, another process may have taken over what is here.
    if (shared && !shared.store.isAvailable) return shared.store.revive().then(() => this.open(name))
    const hosted = this.hosted.use(name)
    return hosted || !shared ? hosted : shared.open(name, name === DEFAULT_TENANT)
  }

  all(): readonly HostedTenant[] {
    return this.hosted.all()
  }

  /** Creates a tenant; throws `TenantError` for a bad or existing name. */
  create(name: string, request: TenantRequest = {}): HostedTenant {
    checkTenantName(name)
    if (this.hosted.has(name)) throw new TenantExistsError(name)
    const path = name === DEFAULT_TENANT ? '' : `/t/${name}`
    const place = { name, path, former: this.evicted.findEpoch(name) }
    const create = (written?: NewTenant['written']) =>
      this.#factory.createChecked({ ...place, written }, request)
    const hosted = this.shared ? this.shared.create(name, { path, request }, create) : create()
    this.counts.created += 1
    return this.#add(name, hosted)
  }

  /** Creates the tenant of a link, under its path; it lasts until `useLink` says that another gives way. */
  createAt(name: string, path: string, request: TenantRequest): HostedTenant {
    const former = this.evicted.get(name)
    const written = this.shared?.write(name, { path, request })
    this.counts.created += 1
    return this.#add(name, this.#factory.create({ name, path, former, written }, request))
  }

  /** Records the use of a link's tenant, and deletes the least recently used one when there are too many. */
  useLink(name: string, isCrossSite: boolean): void {
    const oldest = this.hosted.peek(this.#links.use(name, isCrossSite) ?? '')
    if (oldest) this.#evict(oldest.tenant, true)
  }

  /** Deletes a tenant; the default one remains. */
  delete(name: string): boolean {
    if (name === DEFAULT_TENANT) return false
    this.shared?.remove(name, this.hosted.peek(name)?.recorder)
    this.counts.deleted += this.hosted.has(name) ? 1 : 0
    return this.forget(name, false)
  }

  /** Resets the tenant to its initial state, including its canary tenants. */
  reset(name: string): boolean {
    const hosted = this.hosted.use(name)
    if (!hosted) return false
    hosted.tenant.reset()
    this.#factory.resetData(hosted)
    this.canaries.deleteOf(name)
    this.counts.reset += 1
    return true
  }

  /** Removes a tenant from memory; `hasGivenWay` is `false` when its user deleted it. */
  forget(name: string, hasGivenWay = true): boolean {
    this.hosted.peek(name)?.tenant.armed.clear(hasGivenWay)
    this.#links.delete(name)
    this.canaries.deleteOf(name)
    return this.hosted.delete(name)
  }

  #add(name: string, hosted: HostedTenant): HostedTenant {
    const { tenant, recorder } = hosted
    tenant.journal.subscribe((event) => {
      this.exchanges.follow(event)
      recorder?.follow(event)
    })
    this.hosted.add(name, hosted)
    this.evicted.delete(name)
    return hosted
  }

  /** Evicts a tenant; one that a store has is only given up, unless `isDeleted`. */
  #evict({ name, journal }: Tenant, isDeleted = !this.shared): void {
    this.shared?.evict(name, this.hosted.peek(name)?.recorder, isDeleted)
    this.forget(name)
    this.evicted.add(name, isDeleted ? journal : undefined)
  }
}
