import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMock, type Mock, type MockTenant } from '../../src/testing/index.ts'
import { codeForm, type Params, post } from '../support/handshake.ts'

let mock: Mock
let count = 0
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

function createTenant(): MockTenant {
  count += 1
  return mock.createTenant(`lasting-${count}`)
}

const discover = (tenant: MockTenant, signal?: AbortSignal) =>
  fetch(`${tenant.fhirBase}/.well-known/smart-configuration`, { signal: signal ?? null }).catch(
    () => undefined,
  )

test('a reply that the client never gives up waiting for is not met once the mock ends it', async () => {
  const tenant = createTenant()
  const armed = await tenant.arm('discovery-broken-off', { params: { how: 'hang' } })
  const waiting = discover(tenant)
  await expect.poll(() => armed.verdict().outcome).toBe('pending')
  tenant.releaseReplies()
  await waiting
  await expect.poll(() => armed.verdict().outcome).toBe('not met')
  expect(armed.verdict().reason).toContain('still waiting')
})

test('a reply that the client still waits for at a reset is not met', async () => {
  const tenant = createTenant()
  const armed = await tenant.arm('discovery-broken-off', { params: { how: 'hang' } })
  const waiting = discover(tenant)
  await expect.poll(() => armed.verdict().outcome).toBe('pending')
  tenant.reset()
  await waiting
  await expect.poll(() => armed.verdict()).toMatchObject({ outcome: 'not met', isFinal: true })
})

test('a client that gives up waiting has done its part', async () => {
  const tenant = createTenant()
  const armed = await tenant.arm('discovery-broken-off', { params: { how: 'hang' } })
  await discover(tenant, AbortSignal.timeout(1000))
  await expect.poll(() => armed.strikeCount, { timeout: 10_000 }).toBe(1)
  tenant.observe({ kind: 'settled' })
  expect(await armed.waitForVerdict(5000)).toMatchObject({ outcome: 'met', isFinal: true, flow: 'ended' })
})

test('a violation outlives a reset, evicted entries and thousands of strikes', async () => {
  const tenant = createTenant()
  const armed = await tenant.arm('discovery-unavailable', { times: 1_000_000 })
  for (let request = 0; request < 6; request++) await discover(tenant)
  const { outcome, evidence } = armed.verdict()
  expect(outcome).toBe('not met')
  const frame = { tenant: 'x', run: undefined, attribution: 'none', straggler: false, step: 'probe' } as const
  const request = { method: 'GET', target: '/', headers: [], body: '', bodyBytes: 0 }
  const reply = { status: 200, headers: [], body: '' }
  for (let more = 0; more < 6000; more++) {
    const opening = {
      ...frame,
      listener: 'public',
      direction: 'in',
      startedAt: 0,
      request,
      facts: {},
      preset: undefined,
    } as const
    const entry = tenant.journal.open(opening)
    tenant.journal.close(entry, { original: reply, sent: reply, delivery: 'delivered', at: 0 })
  }
  expect(tenant.journal.evicted).toBeGreaterThan(0)
  expect(evidence.map((seq) => tenant.journal.get(seq)?.step)).toContain('discovery')
  expect(armed.verdict().outcome).toBe('not met')
  tenant.reset()
  expect(armed.verdict()).toMatchObject({ outcome: 'not met', isFinal: true })
})

test('what was open at a reset is undecided, whatever comes later', async () => {
  const tenant = createTenant()
  const armed = await tenant.arm('unknown-members')
  await discover(tenant)
  tenant.reset()
  await discover(tenant)
  expect(armed.verdict()).toMatchObject({ outcome: 'inconclusive', isFinal: true })
  expect(armed.verdict().reason).toContain('the tenant was reset')
})

/** Arms a refusal of every token request, and redeems a code that many times. */
async function redeem(times: number) {
  const tenant = createTenant()
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
  const armed = await tenant.arm('invalid-grant', { times: 100 })
  const form = await codeForm(tenant)
  await repeat(tenant, form, times)
  return { tenant, armed, form }
}

async function repeat(tenant: MockTenant, form: Params, times: number) {
  for (let time = 0; time < times; time++) await (await post(tenant, 'token', form)).text()
}

test('a code that is repeated after a reset alone is not taken for one that was redeemed once', async () => {
  const { tenant, armed, form } = await redeem(1)
  tenant.reset()
  await repeat(tenant, form, 3)
  expect(armed.verdict()).toMatchObject({ outcome: 'inconclusive', isFinal: true })
  expect(armed.verdict().reason).toContain('the tenant was reset')
})

test('a code that was repeated stays a violation, whatever is repeated after a reset', async () => {
  const { tenant, armed, form } = await redeem(3)
  tenant.reset()
  await repeat(tenant, form, 3)
  expect(armed.verdict()).toMatchObject({ outcome: 'not met', isFinal: true })
})

test('a client that was done before a reset has met it', async () => {
  const { tenant, armed } = await redeem(1)
  tenant.observe({ kind: 'settled' })
  expect(await armed.waitForVerdict(5000)).toMatchObject({ outcome: 'met', isFinal: true })
  tenant.reset()
  expect(armed.verdict()).toMatchObject({ outcome: 'met', isFinal: true })
})
