import type { HostedTenant } from '../route.ts'
import { CANARY_TENANTS, type CanaryTenantName } from './canary-tenants.ts'
import { HostedTenants } from './hosted-tenants.ts'

/** Creates the canary tenant of a tenant under a name that both have a part in. */
type CreateCanary = (parent: HostedTenant, name: CanaryTenantName, key: string) => HostedTenant

/** The canary tenants that were used. */
export class CanaryTenantsInUse {
  readonly #tenants = new HostedTenants()
  readonly #create: CreateCanary

  constructor(create: CreateCanary) {
    this.#create = create
  }

  /** Returns the canary tenant of a tenant, created on first use; it journals into its parent. */
  use(parent: HostedTenant, name: CanaryTenantName): HostedTenant {
    const key = `${parent.tenant.name}/${name}`
    const found = this.#tenants.use(key)
    if (found) return found
    const hosted = this.#create(parent, name, key)
    this.#tenants.add(key, hosted)
    return hosted
  }

  /** Returns the canary tenants of the tenant with that name. */
  list(name: string): HostedTenant[] {
    return Object.keys(CANARY_TENANTS).flatMap((canary) => this.#tenants.peek(`${name}/${canary}`) ?? [])
  }

  /** Removes the canary tenants of the tenant with that name. */
  deleteOf(name: string): void {
    for (const canary of Object.keys(CANARY_TENANTS)) this.#tenants.delete(`${name}/${canary}`)
  }
}
