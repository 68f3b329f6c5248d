import { test as base, expect as baseExpect, type TestInfo } from '@playwright/test'
import { createMock, type Mock } from '../../mock/create-mock.ts'
import type { MockSettings } from '../../mock/mock-settings.ts'
import type { MockTenant } from '../../mock/mock-tenant.ts'
import { isError } from '../../reports/create-report-case.ts'
import { toDiagramMessages } from '../../reports/diagram/messages.ts'
import { renderSvg } from '../../reports/diagram/render-svg.ts'
import { toNdjson } from '../../reports/ndjson.ts'
import { createRedactor } from '../../reports/redaction/create-redactor.ts'
import { smartMatchers } from '../matchers.ts'
import { type CreateTenant, TestTenants } from '../test-tenants.ts'

/** The fixtures of a test. */
export interface SmartFixtures {
  /** A tenant only for this test; journal and sequence diagram of each tenant are attached when the test fails. */
  mock: MockTenant
  /** Creates further tenants only for this test: `tenant({ preset: 'epic' })`. */
  tenant: CreateTenant
}

/** The fixtures that the tests of a worker share. */
export interface SmartWorkerFixtures {
  mockSettings: MockSettings
  mockServer: Mock
}

/** A `test` with a mock per worker and a tenant per test. */
export const test = base.extend<SmartFixtures, SmartWorkerFixtures>({
  mockSettings: [{}, { scope: 'worker', option: true }],
  mockServer: [
    async ({ mockSettings }, use) => {
      const server = await createMock(mockSettings)
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
  mock: async ({ mockServer }, use, info) => {
    const tenants = new TestTenants(mockServer, `test-${info.workerIndex}`)
    await use(tenants.create())
    await tenants.end((tenant) => attachEvidence(tenant, info))
  },
  tenant: async ({ mockServer }, use, info) => {
    const tenants = new TestTenants(mockServer, `test-${info.workerIndex}`)
    await use(tenants.create)
    await tenants.end((tenant) => attachEvidence(tenant, info))
  },
})

/** An `expect` with the matchers for a tenant. */
export const expect = baseExpect.extend(smartMatchers)

/** Attaches journal and sequence diagram of a tenant when the test failed. */
async function attachEvidence(mock: MockTenant, info: TestInfo): Promise<void> {
  if (info.status === info.expectedStatus) return
  for (const [name, contentType, body] of await evidence(mock)) await info.attach(name, { contentType, body })
}

async function evidence(mock: MockTenant): Promise<[name: string, type: string, body: string][]> {
  const entries = mock.journal.find()
  const redact = createRedactor(entries)
  const { findings } = await mock.findings()
  const marks = new Map(findings.filter(isError).map(({ seq, message }) => [seq, message]))
  return [
    ['journal.ndjson', 'application/x-ndjson', toNdjson(entries, redact)],
    ['sequence.svg', 'image/svg+xml', renderSvg(toDiagramMessages(entries, redact, marks))],
  ]
}
