import { beforeEach, describe, expect, test } from 'vitest'
import { createFacts } from '../../../core/journal/facts.ts'
import { MemoryAccount } from '../../../core/util/memory-account.ts'
import { Tenant } from '../../../state/tenant.ts'
import { TenantAccounts } from '../../../state/tenant-accounts.ts'
import { evictLeastUsed } from './evict-least-used.ts'

const reply = { status: 200, headers: [], body: 'x'.repeat(50_000) }
let budget: MemoryAccount
let evicted: string[]
let tenants: Tenant[]

function createTenant(name: string): Tenant {
  const accounts = new TenantAccounts(budget.createPart())
  const base = `http://localhost/t/${name}`
  const openSide = () => Promise.reject(new Error('none'))
  const canary = { base, fhirBase: base, fhirUser: base }
  return new Tenant({ name, base, canary, accounts, openSide, clients: [], users: [], patients: [] })
}

function addExchange({ name, journal }: Tenant): void {
  const entry = journal.open({
    ...{ tenant: name, run: 'run-1', attribution: 'only', straggler: false, step: 'fhir-read' },
    ...{ listener: 'public', direction: 'in', startedAt: 0, facts: createFacts(), preset: undefined },
    request: { method: 'GET', target: '/', headers: [], body: '', bodyBytes: 0 },
  })
  journal.close(entry, { original: reply, sent: reply, delivery: 'delivered', at: 1 })
}

const run = (mayEvict = (_: Tenant) => true) =>
  evictLeastUsed(budget, tenants, (tenant) => {
    if (!mayEvict(tenant)) return
    evicted.push(tenant.name)
    tenant.accounts.all.detach()
  })
const count = () => tenants.map(({ journal }) => journal.find().length)

/** Creates four tenants, the least recently used first, each with four exchanges of 50 kB. */
function createFour(limit: number): void {
  budget = new MemoryAccount(limit)
  tenants = ['a', 'b', 'c', 'd'].map(createTenant)
  for (const tenant of tenants) for (let n = 0; n < 4; n++) addExchange(tenant)
}

beforeEach(() => {
  evicted = []
})

describe('evictLeastUsed', () => {
  test('leaves everything while there is room', () => {
    createFour(2_000_000)
    run()
    expect([count(), evicted]).toEqual([[4, 4, 4, 4], []])
  })

  test('evicts the oldest entries of the least recently used tenant first, down to 80 %', () => {
    createFour(1_000_000)
    run()
    expect([count(), evicted]).toEqual([[1, 4, 4, 4], []])
    expect(tenants[0]?.journal.evicted).toBe(3)
    expect(tenants[0]?.journal.find()[0]?.seq).toBe(4)
    expect(budget.bytes).toBeLessThan(800_000)
  })

  test('evicts the older half of the tenants before anything of the newer half', () => {
    createFour(620_000)
    run()
    expect([count(), evicted]).toEqual([[0, 0, 4, 4], ['a']])
    expect(tenants[2]?.journal.past.complete).toBe(true)
  })

  test('evicts entries, facts and tenants of the newer half last, and never the one in use', () => {
    createFour(40_000)
    run()
    expect([count(), evicted]).toEqual([
      [0, 0, 0, 0],
      ['a', 'b', 'c'],
    ])
    expect(tenants[3]?.journal.past.complete).toBe(false)
  })

  test('leaves tenants that must stay', () => {
    createFour(40_000)
    run(({ name }) => name === 'c')
    expect([count(), evicted]).toEqual([[0, 0, 0, 0], ['c']])
  })
})
