import { createKeyPair, startJwksServer } from '@smart-mock/test-clients/assertions'
import { afterAll, beforeAll } from 'vitest'
import type { Step } from '../../../src/core/journal/steps.ts'
import { startMock } from '../../../src/mock/start-mock.ts'
import type { Tenant } from '../../../src/state/tenant.ts'
import { walkMock } from './walk/walk-mock.ts'
import type { WalkedMock } from './walker.ts'

/** What is changed in the tenants of a walk. */
export interface WalkChange {
  readonly options?: WalkedMock['options']
  /** Changes a tenant as soon as it is created. */
  readonly prepare?: (tenant: Tenant) => Promise<void> | void
}

/** What came of a walk. */
export interface WalkResult {
  /** The masked replies, by the names of the requests. */
  readonly replies: ReadonlyMap<string, string>
  /** The steps of the exchanges in all journals. */
  readonly steps: ReadonlySet<Step>
}

/** Walks a mock of its own. */
export type Walk = (change?: WalkChange) => Promise<WalkResult>

/** Prepares the keys of the walks of a file; returns what walks a mock. */
export function useWalks(): Walk {
  let keys: Parameters<typeof walkMock>[1]
  let close: () => void
  beforeAll(async () => {
    const key = await createKeyPair('RS384')
    const server = await startJwksServer({ body: JSON.stringify({ keys: [key.jwk] }) })
    keys = { key, jwksUri: server.url }
    close = server.close
  })
  afterAll(() => close())
  return async ({ options = {}, prepare } = {}) => {
    const mock = await startMock({})
    const { publicUrl, canaryUrl, controlUrl = '', tenants } = mock
    try {
      const change = async (name: string) => {
        const tenant = tenants.get(name)?.tenant
        if (tenant) await prepare?.(tenant)
      }
      const walked = { publicUrl, canaryUrl, controlUrl, options, prepare: change }
      const replies = await walkMock(walked, keys)
      const entries = tenants.all().flatMap(({ tenant }) => tenant.journal.find())
      return { replies, steps: new Set(entries.map(({ step }) => step)) }
    } finally {
      await mock.close()
    }
  }
}
