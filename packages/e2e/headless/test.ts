import type { MockTenant } from 'smart-mock/testing'
import { test as base } from 'vitest'
import { journalText } from '../fixtures/journal-text.ts'
import { type Servers, startServers } from '../fixtures/servers.ts'

interface Fixtures {
  /** Client app and mock, once per file. */
  servers: Servers
  /** A tenant of its own for every test; its journal is printed on failure. */
  tenant: MockTenant
}

let count = 0

/** Tests of client app and mock together that need no browser. */
export const test = base.extend<Fixtures>({
  servers: [
    async ({}, use) => {
      const servers = await startServers()
      await use(servers)
      await servers.close()
    },
    { scope: 'file' },
  ],
  tenant: async ({ servers, onTestFailed }, use) => {
    count += 1
    const tenant = servers.mock.createTenant(`headless-${count}`)
    onTestFailed(() => console.log(journalText(tenant)))
    await use(tenant)
  },
})
