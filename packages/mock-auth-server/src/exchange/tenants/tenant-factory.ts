import type { HostedTenant } from '../route.ts'
import { CANARY_TENANTS, type CanaryTenantName } from './canary-tenants.ts'
import { checkApproval, checkRegistrations } from './check-workable.ts'
import {
  createHostedTenant,
  openFhirStore,
  selectTenantData,
  type TenantAddress,
} from './create-hosted-tenant.ts'
import type { TenantMemory } from './memory/tenant-memory.ts'
import type { TenantRequest } from './tenant-request.ts'
import type { TenantsSettings } from './tenants-settings.ts'

/** A tenant to be made: its name, and the path of its base below the public URL. */
export interface NewTenant
  extends Omit<TenantAddress, 'accounts' | 'base' | 'isDefault' | 'parent' | 'recorder'> {
  /** Empty for the default tenant, and only for that. */
  readonly path: string
}

/** Creates tenants by the settings that all of a process share. */
export class TenantFactory {
  readonly #settings: TenantsSettings
  readonly #memory: TenantMemory

  constructor(settings: TenantsSettings, memory: TenantMemory) {
    this.#settings = settings
    this.#memory = memory
  }

  create({ path, ...address }: NewTenant, request: TenantRequest): HostedTenant {
    const accounts = this.#memory.createAccounts(undefined)
    const base = `${this.#settings.publicUrl}${path}`
    const isDefault = path === ''
    return createHostedTenant(this.#settings, { ...address, base, isDefault, accounts }, request)
  }

  /** Creates a tenant whose clients and users can log in; throws `TenantError` for others. */
  createChecked(place: NewTenant, request: TenantRequest): HostedTenant {
    const { clients, options } = place.path === '' ? this.#settings : request
    checkRegistrations(clients ?? [])
    const hosted = this.create(place, request)
    try {
      checkApproval(hosted, options?.autoApprove)
      return hosted
    } catch (error) {
      hosted.tenant.accounts.all.detach()
      throw error
    }
  }

  /** Creates the canary tenant of a tenant, which has the recorder of that. */
  createCanary({ tenant, recorder }: HostedTenant, name: CanaryTenantName, key: string): HostedTenant {
    const accounts = this.#memory.createAccounts(tenant.accounts)
    const base = `${this.#settings.canaryUrl}/of/${key}`
    const address = { name: key, base, parent: tenant, recorder, accounts, isDefault: false }
    const request = { options: CANARY_TENANTS[name], clients: tenant.clients }
    return createHostedTenant(this.#settings, address, request)
  }

  /** Gives a tenant its initial resources again. */
  resetData(hosted: HostedTenant): void {
    const { tenant } = hosted
    const isDefault = tenant.base === this.#settings.publicUrl
    hosted.fhir = openFhirStore(selectTenantData(this.#settings, tenant.name, isDefault), tenant)
  }
}
