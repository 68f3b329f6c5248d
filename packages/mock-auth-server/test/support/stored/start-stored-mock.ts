import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import type { MockServer } from '../../../src/listeners/mock-server.ts'
import type { MockSettings } from '../../../src/mock/mock-settings.ts'
import { startMock as startInMemory } from '../../../src/mock/start-mock.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The URL of the Valkey server in which the mocks of the project `stored` have their tenants. */
    store: string
  }
}

/** Stands in for `startMock` in the project `stored`: the tenants of every mock are in a store. */
export async function startMock(settings: MockSettings): Promise<MockServer> {
  if (settings.newState) return startInMemory(settings)
  const url = `${inject('store')}?prefix=${randomUUID()}`
  return startInMemory({ store: { url }, ...settings })
}
