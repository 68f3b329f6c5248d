import { expect, test } from 'vitest'
import type { ConformanceReport } from '../../src/conformance/index.ts'
import type { ConformancePlan, ConformanceRun, ConformanceSummary, Readiness } from '../../src/model/api.ts'
import { addPublicEntry } from '../support/add-public-entry.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

const getRun = (id: string) => client.api<ConformanceRun>('GET', `/api/conformance/${id}`)

async function untilOver(id: string): Promise<ConformanceRun> {
  for (;;) {
    const run = await getRun(id)
    if (run.state !== 'running') return run
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

async function start(settings: object = {}): Promise<ConformanceRun> {
  const { id } = await client.api<ConformanceRun>('POST', '/api/conformance', {
    serverId: await addPublicEntry(),
    ...settings,
  })
  return untilOver(id)
}

const advertisePlain = () => {
  server.tamper.smartConfiguration = (json) => ({
    ...json,
    code_challenge_methods_supported: ['S256', 'plain'],
  })
}
const findOutcome = ({ outcomes }: ConformanceRun, wanted: string) => outcomes.find(({ id }) => id === wanted)

test('plans with a request for smart-configuration only', async () => {
  const plan = await client.api<ConformancePlan>('GET', '/api/servers/mock-public/conformance')
  expect(server.seen.map(({ url }) => url)).toEqual(['/fhir/.well-known/smart-configuration'])
  const find = (id: string) => plan.cases.find((each) => each.id === id)
  expect(find('discovery-pkce-methods')).not.toHaveProperty('obstacle')
  expect(find('registration-created/public')?.obstacle).toMatch(/register/)
  expect(plan.groups[0]).toEqual({ name: 'discovery', title: 'Discovery documents' })
})

test('runs every case, with the clients of all entries that have the FHIR base', async () => {
  const run = await start({ serverId: 'mock-public' })
  expect(run).toMatchObject({ number: 1, state: 'ended', smartVersion: '2.2' })
  expect(run.outcomes).toHaveLength(run.cases.length)
  expect(findOutcome(run, 'discovery-pkce-methods')?.outcome).toBe('passed')
  // The entry has a public client; the backend service is another entry.
  expect(findOutcome(run, 'backend-token/response')?.outcome).not.toBe('skipped')
  const shown = new Set(run.exchanges.map(({ id }) => id))
  for (const { exchangeIds } of run.outcomes) for (const id of exchangeIds) expect(shown).toContain(id)
})

test('runs a case again, and replaces its outcome in run and report', async () => {
  advertisePlain()
  const before = await start()
  expect(findOutcome(before, 'discovery-pkce-methods')?.outcome).toBe('failed')
  server.tamper.smartConfiguration = (json) => json
  await client.api<ConformanceSummary>('POST', `/api/conformance/${before.id}/cases`, {
    caseIds: ['discovery-pkce-methods'],
  })
  const after = await untilOver(before.id)
  expect(findOutcome(after, 'discovery-pkce-methods')?.outcome).toBe('passed')
  expect(after.outcomes).toHaveLength(before.outcomes.length)
  const report = await client.api<{ counts: { failed: number } }>(
    'GET',
    `/api/conformance/${before.id}/report?format=json`,
  )
  expect(report.counts.failed).toBe(before.outcomes.filter(({ outcome }) => outcome === 'failed').length - 1)
})

test('refuses to run a case again that is not in the run', async () => {
  const { id } = await start()
  const refused = await client.api('POST', `/api/conformance/${id}/cases`, { caseIds: ['no-such-case'] })
  expect(refused.error?.message).toContain('"no-such-case"')
})

test('exports a report in every format, with readiness', async () => {
  const { id } = await start()
  for (const [format, type, beginning] of [
    ['html', 'text/html', /^<!doctype html>/],
    ['xml', 'application/xml', /^<\?xml[^>]*>\n<testsuites/],
    ['md', 'text/markdown', /^## smart-client conformance/],
  ] as const) {
    const path = `${client.origin}/api/conformance/${id}/report?format=${format}`
    const response = await client.browser.request(path)
    expect(response.headers.get('content-type')).toContain(type)
    expect(response.headers.get('content-disposition')).toContain(`conformance-1.${format}`)
    expect(await response.text()).toMatch(beginning)
  }
  const path = `/api/conformance/${id}/report?format=json`
  const { readiness } = await client.api<ConformanceReport>('GET', path)
  expect(readiness.map(({ certification }) => certification)).toEqual(['onc-g10', 'smart-2.2'])
})

test('sends no secret to the browser', async () => {
  await client.api('POST', '/api/servers', {
    name: 'With a secret',
    fhirBase: server.fhirBase,
    clientId: 'confidential',
    clientType: 'confidential-symmetric',
    clientSecret: 'a very secret secret',
  })
  const { id } = await start({ serverId: 'mock-public', allow: ['revoke'] })
  const text = JSON.stringify(await getRun(id))
  expect(text).not.toMatch(/a(%20|\+| )very(%20|\+| )secret/)
})

test('belongs to the browser session that started it', async () => {
  const { id } = await start()
  const response = await fetch(`${client.origin}/api/conformance/${id}`)
  expect(response.status).toBe(404)
})

test('can be stopped, and deleted', async () => {
  const { id } = await client.api<ConformanceRun>('POST', '/api/conformance', { serverId: 'mock-public' })
  await client.api('POST', `/api/conformance/${id}/stop`)
  const run = await untilOver(id)
  expect(run).toMatchObject({ state: 'stopped', stopped: 'The run was interrupted.' })
  await client.api('DELETE', `/api/conformance/${id}`)
  expect((await getRun(id)) as { error?: unknown }).toHaveProperty('error')
  expect(await client.api<ConformanceSummary[]>('GET', '/api/conformance')).toEqual([])
})

test('says of each certification what the report says, once the run is over', async () => {
  advertisePlain()
  const { id } = await start()
  const readiness = await client.api<Readiness[]>('GET', `/api/conformance/${id}/readiness`)
  const report = await client.api<ConformanceReport>('GET', `/api/conformance/${id}/report?format=json`)
  expect(readiness).toEqual(report.readiness)
  expect(readiness.map(({ certification }) => certification)).toEqual(['onc-g10', 'smart-2.2'])
  const [onc] = readiness
  expect(onc?.steps.find(({ step }) => step === 'AUT-PAT-25')).toMatchObject({ outcome: 'not ready' })
})

test('knows no certification for SMART 1.0', async () => {
  const { id } = await start({ smartVersion: '1.0' })
  expect(await client.api<Readiness[]>('GET', `/api/conformance/${id}/readiness`)).toEqual([])
})
