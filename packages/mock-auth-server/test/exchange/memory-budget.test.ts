import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createMock, type Mock, type MockTenant } from '../../src/testing/index.ts'
import { controlCall } from '../control/control-call.ts'
import { codeForm, obtainCode, post } from '../support/handshake.ts'

/** Megabytes; an unused tenant takes about 24 kB of them. */
const MEMORY = 16
const FULL = 700

vi.setConfig({ testTimeout: 60_000 })
let mock: Mock
let count = 0
beforeEach(async () => {
  mock = await createMock({ memory: MEMORY })
  mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
})
afterEach(() => mock.close())

/** Creates so many tenants that those before, unless they are in use, must give way. */
function createMany(each: () => void = () => undefined): void {
  for (let n = 0; n < FULL; n++) {
    count += 1
    mock.createTenant(`crowd-${count}`)
    each()
  }
}

const discover = ({ fhirBase }: { fhirBase: string }) => fetch(`${fhirBase}/.well-known/smart-configuration`)
const redeem = async (tenant: MockTenant, code: string) =>
  post(tenant, 'token', await codeForm(tenant, { code }))
const listTenants = async () => (await controlCall(mock, 'GET', '/tenants')).json

describe('a tenant that was not used for long', () => {
  test('gives way to others, and its clients and its test are told why', async () => {
    const idle = mock.createTenant('idle')
    const { fhirBase } = idle
    createMany()
    const response = await discover({ fhirBase })
    const why = 'tenant idle was evicted with all its data: all tenants together have 16 MB'
    expect([response.status, await response.json()]).toEqual([
      410,
      { error: 'gone', error_description: expect.stringContaining(why) },
    ])
    const read = await fetch(`${fhirBase}/Patient/amy-shaw`)
    const outcome = await read.json()
    expect([read.status, outcome.resourceType]).toEqual([410, 'OperationOutcome'])
    expect(outcome.issue[0]).toMatchObject({ code: 'deleted', diagnostics: expect.stringContaining(why) })
    const asked = await controlCall(mock, 'GET', '/tenants/idle/findings')
    expect([asked.status, asked.json.error]).toEqual([410, expect.stringContaining('--memory')])
    expect(() => idle.journal).toThrow(why)
    expect((await discover(mock)).status).toBe(200)
    const { memory } = await listTenants()
    expect(memory).toMatchObject({ limitBytes: MEMORY * 1024 * 1024 })
    expect(memory.usedBytes).toBeLessThan(memory.limitBytes)
    expect(memory.evictedTenants).toBeGreaterThan(50)
  })

  test('can be created again, and what the client still sends to the former one is a straggler', async () => {
    const former = mock.createTenant('again', {
      options: { autoApprove: { user: 'Patient/amy-shaw', consent: 'given' } },
    })
    const code = await obtainCode(former)
    createMany()
    const later = mock.createTenant('again')
    expect((await redeem(later, code)).status).toBe(400)
    expect(later.journal.last()).toMatchObject({ step: 'token', straggler: true })
    expect(later.journal.evicted).toBe(0)
    expect((await controlCall(mock, 'GET', '/tenants/again')).status).toBe(200)
  })

  test('stays when it is used now and then', async () => {
    const used = mock.createTenant('used')
    await discover(used)
    createMany(() => used.journal)
    expect([used.journal.count(), used.journal.evicted]).toEqual([1, 0])
  })

  test.each([
    ['an exchange is under way', hangReply],
    ['somebody waits for an exchange', waitForExchange],
    ['somebody follows its events', followEvents],
  ])('stays while %s', async (_, begin) => {
    const busy = mock.createTenant('busy')
    const { fhirBase } = busy
    const end = await begin(busy)
    createMany()
    expect((await discover(busy)).status).toBe(200)
    await end()
    createMany()
    expect((await discover({ fhirBase })).status).toBe(410)
  })
})

async function hangReply(tenant: MockTenant) {
  await tenant.arm('discovery-broken-off', { params: { how: 'hang' }, times: 1 })
  const hanging = new AbortController()
  const waiting = fetch(`${tenant.fhirBase}/.well-known/smart-configuration`, { signal: hanging.signal })
  await expect.poll(() => tenant.journal.underWay.length).toBe(1)
  return async () => {
    hanging.abort()
    await expect(waiting).rejects.toThrow()
    await expect.poll(() => tenant.journal.isIdle).toBe(true)
  }
}

async function waitForExchange(tenant: MockTenant) {
  const waiting = tenant.journal.next({ step: 'token' }, 60_000)
  return async () => {
    await fetch(`${tenant.issuer}/token`, { method: 'POST' })
    expect(await waiting).toBeDefined()
  }
}

async function followEvents(tenant: MockTenant) {
  const following = new AbortController()
  const { signal } = following
  const { status } = await fetch(`${mock.controlUrl}/tenants/${tenant.name}/events`, { signal })
  expect(status).toBe(200)
  return async () => {
    following.abort()
    await expect.poll(() => tenant.journal.isIdle).toBe(true)
  }
}

describe('what gave way', () => {
  test('makes a verdict inconclusive that was not final, and leaves a violation', async () => {
    const quiet = mock.createTenant('quiet')
    const careless = mock.createTenant('careless')
    const waiting = await quiet.arm('discovery-unavailable')
    const violated = await careless.arm('discovery-unavailable', { times: 100 })
    await discover(quiet)
    while (violated.verdict().outcome !== 'not met') await discover(careless)
    createMany()
    expect(() => quiet.journal).toThrow('was evicted')
    expect(waiting.verdict()).toMatchObject({ outcome: 'inconclusive', isFinal: true })
    expect(waiting.verdict().reason).toContain('the tenant gave way to others (see --memory)')
    expect(violated.verdict().outcome).toBe('not met')
  })

  test('is counted by the new tenant of a link, which knows that its history is incomplete', async () => {
    const base = mock.createScenarioBase({ faults: [{ fault: 'discovery-unavailable' }] })
    await discover({ fhirBase: base })
    const nameOf = async () =>
      (await listTenants()).tenants.find((each: { name: string }) => /^s-/.test(each.name))
    const { name, epoch } = await nameOf()
    createMany()
    expect(await nameOf()).toBeUndefined()
    await discover({ fhirBase: base })
    expect(await nameOf()).toMatchObject({ name, epoch: epoch + 1, armedFaults: 1 })
    const journal = await controlCall(mock, 'GET', `/tenants/${name}/journal`)
    expect([journal.json.evicted, journal.json.entries.length]).toEqual([1, 1])
    expect((await controlCall(mock, 'GET', `/tenants/${name}/findings`)).json.unjudged).toBe(1)
    const { json } = await controlCall(mock, 'GET', `/tenants/${name}/verdicts`)
    expect(json.verdicts[0].outcome).toMatch(/pending|inconclusive/)
    const first = () =>
      controlCall(mock, 'GET', `/tenants/${name}/verdicts`).then((each) => each.json.verdicts[0])
    await expect.poll(async () => (await first()).outcome, { timeout: 20_000 }).toBe('inconclusive')
    expect((await first()).reason).toBe('the tenant gave way to others before (see --memory)')
  })
})

test('evicts entries of the tenants that were not used for long before those of others', async () => {
  const body = `name=${'x'.repeat(60_000)}`
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const send = ({ issuer }: MockTenant) => fetch(`${issuer}/token`, { method: 'POST', headers, body })
  const tenants = Array.from({ length: 10 }, (_, n) => mock.createTenant(`large-${n}`))
  for (const tenant of tenants) for (let n = 0; n < 30; n++) await send(tenant)
  expect(tenants[0]?.journal.evicted).toBeGreaterThan(0)
  expect(tenants[9]?.journal.evicted).toBe(0)
  const { memory } = await listTenants()
  expect(memory.usedBytes).toBeLessThan(memory.limitBytes)
})
