import type { TenantRequest } from '../exchange/tenants/tenant-request.ts'
import { DEFAULT_TENANT } from '../exchange/tenants/tenants.ts'
import type { MockServer } from '../listeners/mock-server.ts'
import type { MockSettings } from './mock-settings.ts'
import { MockTenant } from './mock-tenant.ts'
import { startMock } from './start-mock.ts'

/** A mock in this process: the default tenant's methods, and more tenants on request. */
export class Mock extends MockTenant {
  readonly controlUrl: string
  /** Token that the control listener requires, if any. */
  readonly controlToken: string | undefined
  /** The certificate of wire and canary, as PEM, when they speak https. */
  readonly certificate: string | undefined
  /** The ports of the listeners. */
  readonly ports: MockServer['ports']
  readonly #close: () => Promise<void>
  readonly #tenant: (name: string, request: TenantRequest) => MockTenant

  constructor(server: MockServer) {
    super(server, DEFAULT_TENANT)
    this.controlUrl = server.controlUrl
    this.controlToken = server.controlToken
    this.certificate = server.certificate
    this.ports = server.ports
    this.#close = server.close
    this.#tenant = (name, request) => {
      server.tenants.create(name, request)
      return new MockTenant(server, name)
    }
  }

  /** Creates an isolated tenant; throws `TenantError` for a bad or existing name. */
  createTenant(name: string, request: TenantRequest = {}): MockTenant {
    return this.#tenant(name, request)
  }

  /** Ends everything that hangs, and all listeners. */
  close(): Promise<void> {
    return this.#close()
  }
}

/** Starts a mock on free ports in this process. */
export async function createMock(settings: MockSettings = {}): Promise<Mock> {
  const server = await startMock(settings)
  if (!server.isNew) await server.tenants.open(DEFAULT_TENANT)
  return new Mock(server)
}
