import { sendRawRequest } from '@smart-mock/test-clients/send-raw-request'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FAULT_GROUPS } from '../../../src/faults/list.ts'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { controlCall } from '../control-call.ts'
import { parseExposition } from './parse-exposition.ts'

let mock: Mock
beforeEach(async () => {
  mock = await createMock({ memory: 16 })
})
afterEach(() => mock.close())

/** Returns all samples of the mock, by name and labels. */
async function scrape(): Promise<ReadonlyMap<string, number>> {
  const { text } = await controlCall(mock, 'GET', '/metrics')
  return new Map([...parseExposition(text).values()].flatMap(({ samples }) => [...samples]))
}

/** Returns all samples as soon as so many exchanges have ended: the client may have its reply before that. */
async function scrapeAfter(count: number): Promise<ReadonlyMap<string, number>> {
  let samples = new Map() as ReadonlyMap<string, number>
  const countEnded = async () => {
    samples = await scrape()
    return [...samples].reduce(
      (sum, [name, value]) => (name.startsWith('smart_mock_exchanges_total{') ? sum + value : sum),
      0,
    )
  }
  await expect.poll(countEnded, POLL).toBe(count)
  return samples
}

const POLL = { timeout: 30_000 }
const discover = ({ fhirBase }: { fhirBase: string }) => fetch(`${fhirBase}/.well-known/smart-configuration`)
const exchanges = (step: string, status: string) =>
  `smart_mock_exchanges_total{step="${step}",status="${status}"}`

test('counts exchanges of all tenants by step and class of status, with their durations', async () => {
  const other = mock.createTenant('other')
  for (const tenant of [mock, other]) await discover(tenant)
  await fetch(`${mock.fhirBase}/Patient/amy-shaw`)
  await fetch(`${mock.issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password' }),
  })
  await fetch(`${other.fhirBase}/metadata`)
  await fetch(`${mock.fhirBase}/metadata`, { method: 'OPTIONS' })
  const samples = await scrapeAfter(6)
  const counted = [...samples].filter(
    ([name, value]) => name.startsWith('smart_mock_exchanges_total') && value > 0,
  )
  expect(Object.fromEntries(counted)).toEqual({
    [exchanges('discovery', '2xx')]: 2,
    [exchanges('fhir-read', '4xx')]: 1,
    [exchanges('token', '4xx')]: 1,
    [exchanges('metadata', '2xx')]: 1,
    [exchanges('preflight', '2xx')]: 1,
  })
  expect(samples.get(exchanges('bulk', '5xx'))).toBe(0)
  const duration = (part: string, labels: string) =>
    samples.get(`smart_mock_exchange_duration_seconds_${part}{step="discovery"${labels}}`)
  expect(duration('count', '')).toBe(2)
  expect(duration('bucket', ',le="+Inf"')).toBe(2)
  expect(duration('sum', '')).toBeGreaterThanOrEqual(0)
})

test('shows an exchange that is under way, and takes it back at a reset', async () => {
  await mock.arm('no-answer', { when: { step: 'discovery' } })
  const request = sendRawRequest(`${mock.fhirBase}/.well-known/smart-configuration`, { timeoutMs: 60_000 })
  await expect.poll(async () => (await scrape()).get('smart_mock_pending_replies'), POLL).toBe(1)
  const during = await scrape()
  expect(during.get('smart_mock_exchanges_under_way')).toBe(1)
  expect(during.get('smart_mock_faults_armed')).toBe(1)
  expect(during.get(exchanges('discovery', '2xx'))).toBe(0)
  await controlCall(mock, 'POST', '/tenants/default/reset')
  await request
  const after = await scrape()
  expect(after.get('smart_mock_exchanges_under_way')).toBe(0)
  expect(after.get('smart_mock_pending_replies')).toBe(0)
  expect(after.get('smart_mock_faults_armed')).toBe(0)
})

test('counts delivered strikes by the step that declares the fault, in any tenant', async () => {
  await mock.arm('discovery-malformed', { times: 2 })
  const tenant = mock.createTenant('struck')
  await tenant.arm('discovery-malformed')
  for (const each of [mock, mock, mock, tenant]) await discover(each)
  const samples = await scrapeAfter(4)
  const strikes = Object.keys(FAULT_GROUPS).map((group) => [
    group,
    samples.get(`smart_mock_fault_strikes_total{group="${group}"}`),
  ])
  expect(Object.fromEntries(strikes)).toMatchObject({ discovery: 3, token: 0, transport: 0 })
  expect(strikes.filter(([, count]) => count !== 0)).toEqual([['discovery', 3]])
})

describe('tenants', () => {
  test('are counted when they are created, reset, deleted and evicted', async () => {
    const before = await scrape()
    expect(before.get('smart_mock_tenants')).toBe(1)
    for (let n = 0; n < 700; n++) mock.createTenant(`crowd-${n}`)
    await controlCall(mock, 'DELETE', '/tenants/crowd-699')
    await controlCall(mock, 'DELETE', '/tenants/none')
    await controlCall(mock, 'POST', '/tenants/crowd-698/reset')
    const samples = await scrape()
    const { tenants, memory } = (await controlCall(mock, 'GET', '/tenants')).json
    expect(samples.get('smart_mock_tenants')).toBe(tenants.length)
    expect(samples.get('smart_mock_tenants_created_total')).toBe(701)
    expect(samples.get('smart_mock_tenants_deleted_total')).toBe(1)
    expect(samples.get('smart_mock_tenants_reset_total')).toBe(1)
    expect(samples.get('smart_mock_tenants_evicted_total')).toBe(memory.evictedTenants)
    expect(memory.evictedTenants).toBe(700 - tenants.length)
    expect(samples.get('smart_mock_memory_limit_bytes')).toBe(16 * 1024 * 1024)
    expect(samples.get('smart_mock_memory_estimated_bytes')).toBe(memory.usedBytes)
  })

  test('lose their entries at a reset, but no counter falls', async () => {
    for (let n = 0; n < 5; n++) await discover(mock)
    const before = await scrapeAfter(5)
    expect(before.get('smart_mock_journal_entries')).toBe(5)
    expect(before.get('smart_mock_journal_bytes')).toBeGreaterThan(1000)
    mock.reset()
    const after = await scrape()
    expect(after.get('smart_mock_journal_entries')).toBe(0)
    expect(after.get('smart_mock_journal_bytes')).toBe(0)
    expect(after.get(exchanges('discovery', '2xx'))).toBe(5)
    const { text } = await controlCall(mock, 'GET', '/metrics')
    for (const { type, samples } of parseExposition(text).values())
      if (type !== 'gauge')
        for (const [name, value] of samples) expect(value, name).toBeGreaterThanOrEqual(before.get(name) ?? 0)
  })

  test('and whatever else clients send are in no label, nor in a number of samples', async () => {
    const { length } = [...(await scrape()).keys()]
    const hostile = 'x"} 1\n# EOF\n{a="\\'
    for (const text of [hostile, 'smart-client-public', '../..']) {
      const encoded = encodeURIComponent(text)
      const { origin } = new URL(mock.fhirBase)
      await fetch(`${origin}/t/${encoded}/fhir/metadata`)
      await fetch(`${origin}/s/${encoded}/fhir/metadata`)
      await fetch(`${origin}/${encoded}`, { method: 'PROPFIND', headers: { 'User-Agent': encoded } })
      await fetch(`${mock.issuer}/authorize?client_id=${encoded}&state=${encoded}`)
      await controlCall(mock, 'POST', '/tenants', { name: text })
      await controlCall(mock, 'POST', '/tenants/default/faults', { fault: text })
    }
    mock.createTenant('named-like-nothing-else')
    await discover(mock)
    const { text } = await controlCall(mock, 'GET', '/metrics')
    expect(text).not.toMatch(/named-like|smart-client|PROPFIND|EOF|\.\./)
    expect([...(await scrape()).keys()]).toHaveLength(length)
  })
})

test('measures the process, and its event loop from the first scrape', async () => {
  const first = await scrape()
  expect(first.get('process_start_time_seconds')).toBeGreaterThan(1.6e9)
  for (const name of ['process_cpu_seconds_total', 'process_resident_memory_bytes', 'process_heap_bytes'])
    expect(first.get(name), name).toBeGreaterThan(0)
  const count = async () => (await scrape()).get('smart_mock_event_loop_delay_seconds_count') ?? 0
  expect(first.get('smart_mock_event_loop_delay_seconds_count')).toBe(0)
  await expect.poll(count, POLL).toBeGreaterThan(0)
})

describe('the exposition', () => {
  const read = (headers: Record<string, string>) => fetch(`${mock.controlUrl}/metrics`, { headers })

  test('is OpenMetrics for who prefers it, with the same samples', async () => {
    const open = await read({ Accept: 'application/openmetrics-text;version=1.0.0;q=0.5,text/plain;q=0.3' })
    expect(open.headers.get('content-type')).toBe(
      'application/openmetrics-text; version=1.0.0; charset=utf-8',
    )
    const plain = await read({ Accept: 'text/plain' })
    expect(plain.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const names = (text: string) => [...text.matchAll(/^[a-z]\S+/gm)].map(([name]) => name)
    const texts = [await open.text(), await plain.text()] as const
    expect(names(texts[0])).toEqual(names(texts[1]))
    expect(texts[0]).toMatch(/# TYPE smart_mock_exchanges counter\n[\s\S]*\n# EOF\n$/)
  })

  test('needs the token of the control API where one is set, and GET', async () => {
    expect((await fetch(`${mock.controlUrl}/metrics`, { method: 'POST' })).status).toBe(405)
    const guarded = await createMock({ controlToken: 'a-token-for-tests' })
    const status = async (headers: Record<string, string>) =>
      (await fetch(`${guarded.controlUrl}/metrics`, { headers })).status
    expect(await status({})).toBe(401)
    expect(await status({ Authorization: 'Bearer another' })).toBe(401)
    expect(await status({ Authorization: 'Bearer a-token-for-tests' })).toBe(200)
    await guarded.close()
  })
})
