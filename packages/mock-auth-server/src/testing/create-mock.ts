import { createControl } from '../admin/create-control.ts'
import { type MockSettings, startMock } from '../http/start-mock.ts'
import { DEFAULT_TENANT, type TenantRequest } from '../server/tenants.ts'
import { MockTenant } from './mock-tenant.ts'

/** A mock in this process: the default tenant's methods, and more tenants on request. */
export class Mock extends MockTenant {
  readonly controlUrl: string
  readonly #close: () => Promise<void>
  readonly #tenant: (name: string, request: TenantRequest) => MockTenant

  constructor(wire: Awaited<ReturnType<typeof startMock>>) {
    super(wire, DEFAULT_TENANT)
    this.controlUrl = wire.controlUrl
    this.#close = wire.close
    this.#tenant = (name, request) => {
      wire.tenants.create(name, request)
      return new MockTenant(wire, name)
    }
  }

  /** Makes an isolated tenant; throws `TenantError` for a bad or taken name. */
  tenant(name: string, request: TenantRequest = {}): MockTenant {
    return this.#tenant(name, request)
  }

  /** Ends everything that hangs, and all listeners. */
  close(): Promise<void> {
    return this.#close()
  }
}

/** Starts a mock on free ports in this process. */
export async function createMock(settings: MockSettings = {}): Promise<Mock> {
  return new Mock(await startMock(settings, async () => createControl))
}
