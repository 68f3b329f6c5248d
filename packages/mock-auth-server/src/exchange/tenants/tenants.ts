import { createUpstream } from '@smart-mock/fhir-engine/upstream'
import { Tenant } from '../../state/tenant.ts'
import type { HostedTenant } from '../route.ts'
import { CANARY_TENANTS, type CanaryTenantName } from './canary-tenants.ts'
import { createSampleTenantData, type TenantData } from './tenant-data.ts'
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

  constructor(settings: TenantsSettings) {
    this.#settings = settings
    this.create(DEFAULT_TENANT)
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
    return this.createAt(name, name === DEFAULT_TENANT ? '' : `/t/${name}`, request)
  }

  /** Creates the tenant of a scenario link, under its path. */
  createAt(name: string, path: string, request: TenantRequest): HostedTenant {
    this.#expireIdle()
    if (this.#hosted.size >= LIMIT) throw new TenantError(`at most ${LIMIT} tenants can exist; delete some`)
    return this.#host(this.#hosted, name, `${this.#settings.publicUrl}${path}`, request)
  }

  /** Returns the canary tenant of a tenant, created on first use; it journals into its parent. */
  side(parent: Tenant, name: CanaryTenantName): HostedTenant {
    const key = `${parent.name}/${name}`
    const found = this.#sides.get(key)
    if (found) return found
    return this.#host(
      this.#sides,
      key,
      `${this.#settings.canaryUrl}/of/${key}`,
      {
        options: CANARY_TENANTS[name],
        clients: parent.clients,
      },
      parent,
    )
  }

  /** Deletes a tenant; the default one remains. */
  delete(name: string): boolean {
    if (name === DEFAULT_TENANT) return false
    this.#hosted.get(name)?.tenant.armed.clear()
    for (const side of Object.keys(CANARY_TENANTS)) this.#sides.delete(`${name}/${side}`)
    return this.#hosted.delete(name)
  }

  /** Resets the tenant to its initial state, including its canary tenants. */
  reset(name: string): boolean {
    const hosted = this.#hosted.get(name)
    if (!hosted) return false
    hosted.tenant.reset()
    hosted.fhir = this.#dataFor(name).base.fork()
    for (const side of Object.keys(CANARY_TENANTS)) this.#sides.delete(`${name}/${side}`)
    return true
  }

  #host(
    into: Map<string, HostedTenant>,
    name: string,
    base: string,
    request: TenantRequest,
    parent?: Tenant,
  ): HostedTenant {
    const { canaryUrl, options, allow, clients, seed, newState, openSide } = this.#settings
    const data = this.#dataFor(name)
    const canaryBase = `${canaryUrl}/of/${parent?.name ?? name}`
    const tenant = new Tenant({
      name,
      base,
      canary: {
        base: canaryBase,
        fhirBase: `${canaryBase}/rogue/fhir`,
        fhirUser: `${base}/fhir/Practitioner/canary`,
      },
      options: { ...options, ...request.options },
      allow: { ...allow, ...request.allow },
      clients: request.clients ?? clients,
      users: data.people.users,
      patients: data.people.patients,
      seed: request.seed ?? seed ?? 1,
      perRun: request.perRun ?? false,
      openSide: (kind) => openSide(kind, hosted),
      ...(parent ? { parent } : {}),
      ...(newState ? { newState } : {}),
    })
    if (!parent)
      tenant.journal.subscribe(({ type }) => {
        if (type === 'opened') this.exchangeCount += 1
      })
    const { upstream: settings } = this.#settings
    const upstream = settings && !isRogue(name) ? createUpstream(settings) : undefined
    const hosted: HostedTenant = { tenant, fhir: data.base.fork(), upstream }
    into.set(name, hosted)
    return hosted
  }

  #dataFor(name: string): TenantData {
    const { data, defaultData } = this.#settings
    const own = name === DEFAULT_TENANT ? (defaultData ?? data) : data
    return (isRogue(name) ? undefined : own) ?? createSampleTenantData()
  }

  #expireIdle(): void {
    const limit = Date.now() - IDLE_MS
    for (const [name, { tenant }] of this.#hosted) {
      if (name !== DEFAULT_TENANT && tenant.lastUsedAt < limit) this.delete(name)
    }
  }
}

/** Returns `true` for the rogue tenant, which has the sample data, whatever the others have. */
function isRogue(name: string): boolean {
  return name.endsWith('/rogue')
}
