import type { TenantRequest } from '../exchange/tenants/tenant-request.ts'
import type { Mock } from '../mock/create-mock.ts'
import type { MockTenant } from '../mock/mock-tenant.ts'

/** Creates a tenant that lasts as long as the test; throws `TenantError` for a preset or variant that does not exist. */
export type CreateTenant = (request?: TenantRequest) => MockTenant

let count = 0

/** The tenants of one test, which end with it. */
export class TestTenants {
  readonly #mock: Mock
  readonly #prefix: string
  readonly #created: MockTenant[] = []

  constructor(mock: Mock, prefix: string) {
    this.#mock = mock
    this.#prefix = prefix
  }

  /** Creates a tenant. */
  readonly create: CreateTenant = (request) => {
    count += 1
    const tenant = this.#mock.createTenant(`${this.#prefix}-${count}`, request)
    this.#created.push(tenant)
    return tenant
  }

  /** Shows every tenant to a function, and ends it. */
  async end(visit: (tenant: MockTenant) => Promise<void> | void = () => {}): Promise<void> {
    for (const tenant of this.#created) {
      await visit(tenant)
      tenant.reset()
      tenant.delete()
    }
  }
}
