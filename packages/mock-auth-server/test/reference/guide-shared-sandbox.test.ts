import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { START_OPTIONS } from '../../src/cli/options/server-options.ts'
import { SETTABLE_OPTIONS } from '../../src/core/oauth/settable-options.ts'
import type { TenantStore } from '../../src/exchange/tenants/shared/tenant-store.ts'
import type { MockServer } from '../../src/listeners/mock-server.ts'
import type { Peers } from '../../src/listeners/peer/peers.ts'
import { listStoreMetrics } from '../../src/mock/list-store-metrics.ts'
import { startMock } from '../../src/mock/start-mock.ts'
import { readBlocks } from './read-blocks.ts'

const ROOT = new URL('../../../../', import.meta.url)
const text = readFileSync(new URL('docs/guides/shared-sandbox.md', ROOT), 'utf8')
const results = JSON.parse(readFileSync(new URL('../../bench/limits/results.json', import.meta.url), 'utf8'))
const TOKEN = 'a-token-for-tests'

let server: MockServer
beforeAll(async () => {
  server = await startMock({ controlToken: TOKEN })
})
afterAll(() => server.close())

const readBlock = (language: string) => readBlocks(text, language)[0] ?? ''

/** The metrics of a mock with a store, which are added to those of any other. */
const storeMetrics = listStoreMetrics({} as TenantStore, {} as Peers)

describe('the guide to a shared sandbox', () => {
  test('names metrics that there are, all of them', async () => {
    const families = [...(await server.metrics.collect()), ...storeMetrics]
    const exposed = families.flatMap(({ name, type }) =>
      type === 'histogram' ? [name, `${name}_bucket`] : [name],
    )
    const named = new Set(text.match(/\b(?:smart_mock|process)_\w+/g))
    expect([...named].filter((name) => !exposed.includes(name))).toEqual([])
    expect(families.map(({ name }) => name).filter((name) => !named.has(name))).toEqual([])
    expect(readBlock('promql')).toContain('smart_mock_')
  })

  test('names options that there are', () => {
    const flags = [...text.matchAll(/`--([a-z-]+)`/g)].map(([, name = '']) => name)
    expect(flags.length).toBeGreaterThan(5)
    expect(flags.filter((name) => !Object.hasOwn(START_OPTIONS, name))).toEqual([])
    for (const [, name = ''] of text.matchAll(/the option `(\w+)`/g))
      expect(SETTABLE_OPTIONS).toHaveProperty(name)
  })

  test('creates a tenant that nobody has to sign in to, and deletes it', async () => {
    const env = { ...process.env, CONTROL: server.controlUrl, SMART_MOCK_CONTROL_TOKEN: TOKEN }
    await promisify(execFile)('sh', ['-c', readBlock('sh')], { env })
    const { tenant } = server.tenants.get('ci-4711') ?? {}
    expect(tenant?.fhirBase).toBe(`${server.publicUrl}/t/ci-4711/fhir`)
    expect(tenant?.options.autoApprove).toMatchObject({ patient: 'amy-shaw' })
    const [, path = ''] = /`DELETE \$CONTROL(\S+)`/.exec(text) ?? []
    const headers = { Authorization: `Bearer ${TOKEN}` }
    expect((await fetch(server.controlUrl + path, { method: 'DELETE', headers })).status).toBe(204)
  })

  test('has the figures that were measured last', () => {
    const { logins, reads, searches } = results.capacity.figures
    const format = (count: number) => count.toLocaleString('en')
    expect(text).toContain(`about ${format(logins)} logins a second`)
    expect(text).toContain(`or ${format(reads)} reads, or ${format(searches)} searches`)
    expect(text).toContain(`10,000 tenants with a login each take ${results.tenants.figures.residentMb} MB`)
  })
})
