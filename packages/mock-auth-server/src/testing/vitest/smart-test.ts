import { expect, test } from 'vitest'
import type { ArmedHandle } from '../../mock/armed-handle.ts'
import { createMock, type Mock } from '../../mock/create-mock.ts'
import type { MockSettings } from '../../mock/mock-settings.ts'
import type { MockTenant } from '../../mock/mock-tenant.ts'
import { type RequestPattern, smartMatchers } from '../matchers.ts'
import { type CreateTenant, TestTenants } from '../test-tenants.ts'

/** The fixtures of a `smartTest`. */
export interface SmartFixtures {
  /** Settings of the mock of this worker; extend the test to choose them (scope `worker`). */
  readonly mockSettings: MockSettings
  /** The mock of this worker. */
  readonly mockServer: Mock
  /** A tenant only for this test. */
  readonly mock: MockTenant
  /** Creates further tenants only for this test: `tenant({ preset: 'epic' })`. */
  readonly tenant: CreateTenant
}

/** A `test` with a mock that all tests of a worker share, and a tenant for each; registers the matchers. */
export const smartTest = test.extend<SmartFixtures>({
  mockSettings: [{}, { scope: 'worker' }],
  mockServer: [
    async ({ mockSettings }, use) => {
      const server = await createMock(mockSettings)
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
  mock: async ({ mockServer }, use) => {
    const tenants = new TestTenants(mockServer, 'test')
    await use(tenants.create())
    await tenants.end()
  },
  tenant: async ({ mockServer }, use) => {
    const tenants = new TestTenants(mockServer, 'test')
    await use(tenants.create)
    await tenants.end()
  },
})

expect.extend(smartMatchers)

interface SmartMatchers<Result> {
  toHaveNoFindings(options?: Parameters<typeof smartMatchers.toHaveNoFindings>[1]): Promise<Result>
  toHaveSent(pattern: RequestPattern): Result
  toHandleFault(fault: ArmedHandle): Promise<Result>
}

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: must be declared as vitest declares it
  interface Matchers<T = any> extends SmartMatchers<T> {}
}
