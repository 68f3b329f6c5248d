import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createFacts } from '../../../core/journal/facts.ts'
import type { HostedTenant } from '../../route.ts'
import { DEFAULT_TENANT, Tenants } from '../tenants.ts'
import { releaseUnusedTenants } from './release-unused-tenants.ts'
import type { TenantStore } from './tenant-store.ts'
import { UnusedTenants } from './unused-tenants.ts'

const NAME = 'unused'
let released: string[]
let isAvailable: boolean
let tenants: Tenants
let unused: UnusedTenants

/** A store that has no tenant, and where every write succeeds. */
const store = {
  get isAvailable() {
    return isAvailable
  },
  claim: async (tenant: string) => ({
    ...{ kind: 'owned', lease: { tenant, number: '1' }, records: [], journal: [], isWhole: true },
  }),
  write: async () => undefined,
  append: () => undefined,
  release: async ({ tenant }: { tenant: string }) => {
    released.push(tenant)
  },
} as unknown as TenantStore

beforeEach(() => {
  vi.useFakeTimers()
  released = []
  isAvailable = true
  tenants = new Tenants({
    ...{
      publicUrl: 'http://localhost:1',
      canaryUrl: 'http://127.0.0.1:1',
      isLocal: true,
      clients: [],
      store,
    },
    openSide: async () => ({ origin: 'http://localhost:2', close: () => undefined }),
  })
  unused = new UnusedTenants(tenants)
})
afterEach(() => {
  vi.useRealTimers()
})

function endTurns(count: number): void {
  for (let turn = 0; turn < count; turn++) unused.endTurn()
}

const listNames = () => tenants.all().map(({ tenant }) => tenant.name)

describe('a tenant that no request uses', () => {
  test('is given up after 15 turns, and not before', async () => {
    tenants.create(NAME)
    endTurns(15)
    expect(listNames()).toEqual([NAME])
    endTurns(1)
    expect(listNames()).toEqual([])
    await tenants.shared?.settle()
    expect(released).toEqual([NAME])
  })

  test('stays for another 15 turns after each use, while others go', () => {
    tenants.create(NAME)
    tenants.create('other')
    endTurns(10)
    tenants.get(NAME)
    endTurns(6)
    expect(listNames()).toEqual([NAME])
    endTurns(9)
    expect(listNames()).toEqual([NAME])
    endTurns(1)
    expect(listNames()).toEqual([])
  })

  test('stays while the store is away, which would not know that nothing is missing', () => {
    tenants.create(NAME)
    isAvailable = false
    endTurns(20)
    expect(listNames()).toEqual([NAME])
    isAvailable = true
    endTurns(1)
    expect(listNames()).toEqual([])
  })

  test('stays when it is the default one', () => {
    tenants.create(DEFAULT_TENANT)
    endTurns(20)
    expect(listNames()).toEqual([DEFAULT_TENANT])
  })
})

/** What keeps a tenant, each with what ends that; it begins in the tenant itself, or in a canary tenant of it. */
const REASONS: Record<string, (hosted: HostedTenant) => (() => void) | Promise<() => void>> = {
  'somebody follows its events': ({ tenant }) => tenant.journal.hold(),
  'an exchange of it is under way': ({ tenant: { name, journal } }) => {
    const entry = journal.open({
      ...{ tenant: name, run: 'run-1', attribution: 'only', straggler: false, step: 'fhir-read' },
      ...{ listener: 'public', direction: 'in', startedAt: 0, facts: createFacts(), preset: undefined },
      request: { method: 'GET', target: '/', headers: [], body: '', bodyBytes: 0 },
    })
    const reply = { status: 200, headers: [], body: '' }
    return () => journal.close(entry, { original: reply, sent: reply, delivery: 'delivered', at: 1 })
  },
  'it has an export': ({ fhir }) => {
    const job = { owner: 'client', request: 'http://localhost', at: 0, files: [], deleted: [], subset: {} }
    fhir.exports.add({ id: 'export', ...job, polls: 0 })
    return () => fhir.exports.delete('export')
  },
  'it has a further page of a search': ({ fhir }) => {
    fhir.sessions.keep({ owner: 'client', path: 'Observation', parameters: [], cursor: '1' })
    return () => vi.advanceTimersByTime(30 * 60_000)
  },
  'it has a side listener': async ({ tenant: { sides } }) => {
    await sides.take(['plain'])
    return () => sides.keep(new Set())
  },
  'its journal has lost its oldest entries': ({ tenant: { journal } }) => {
    journal.entries.evicted = 1
    return () => journal.reset()
  },
}

describe.each(Object.entries(REASONS))('while %s', (_, begin) => {
  test.each<[string, (hosted: HostedTenant) => HostedTenant]>([
    ['a tenant', (hosted) => hosted],
    ['the tenant of a canary tenant', (hosted) => tenants.canaries.use(hosted, 'rogue')],
  ])('%s is not given up, and is afterwards', async (_of, find) => {
    const end = await begin(find(tenants.create(NAME)))
    endTurns(20)
    expect(listNames()).toEqual([NAME])
    end()
    endTurns(1)
    expect(listNames()).toEqual([])
  })
})

describe('releaseUnusedTenants', () => {
  const stopping = new AbortController()

  test('gives a tenant up between the seconds given and a fifteenth more', () => {
    tenants.create(NAME)
    releaseUnusedTenants(tenants, 900, new AbortController().signal)
    vi.advanceTimersByTime(900_000)
    expect(listNames()).toEqual([NAME])
    vi.advanceTimersByTime(60_000)
    expect(listNames()).toEqual([])
  })

  test.each([
    ['with 0 seconds', 0, () => undefined],
    ['after the mock has stopped', 1, () => stopping.abort()],
  ])('gives none up %s', (_, seconds, stop) => {
    tenants.create(NAME)
    releaseUnusedTenants(tenants, seconds, stopping.signal)
    stop()
    vi.advanceTimersByTime(1_000_000)
    expect(listNames()).toEqual([NAME])
    expect(vi.getTimerCount()).toBe(0)
  })
})
