import { expect, test } from 'vitest'
import type { ConformancePlan, ConformanceRun, ConformanceSummary } from '../../src/model/api.ts'
import { addPublicEntry } from '../support/add-public-entry.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'

startPairForEach()

const getRun = (id: string) => client.api<ConformanceRun>('GET', `/api/conformance/${id}`)

/** Waits until a login is due that was not there before, or the run is over. */
async function untilDue(id: string, number = 0): Promise<ConformanceRun> {
  for (;;) {
    const run = await getRun(id)
    if (run.state !== 'running' || (run.login?.number ?? 0) > number) return run
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

const start = async () => {
  const settings = { serverId: await addPublicEntry(), withLogins: true }
  const run = await client.api<ConformanceRun>('POST', '/api/conformance', settings)
  return untilDue(run.id)
}

async function logInUntilOver(begun: ConformanceRun): Promise<ConformanceRun> {
  let run = begun
  while (run.login) {
    const landing = await client.browser.open(new URL(run.login.address, client.origin).href)
    expect(landing.url).toBe(`${client.origin}/conformance-done`)
    run = await untilDue(run.id, run.login.number)
  }
  return run
}

const findOutcome = ({ outcomes }: ConformanceRun, wanted: string) => outcomes.find(({ id }) => id === wanted)

test('plans the logins of a run', async () => {
  const plan = await client.api<ConformancePlan>('GET', '/api/servers/mock-public/conformance')
  expect(plan.logins).toBeGreaterThan(0)
  expect(plan.cases.find(({ id }) => id === 'standalone-login')?.needsLogin).toBe(true)
  expect(server.seen).toHaveLength(1)
})

test('asks for no login in a run without', async () => {
  const settings = { serverId: await addPublicEntry() }
  const { id } = await client.api<ConformanceRun>('POST', '/api/conformance', settings)
  const run = await untilDue(id)
  expect(run.state).toBe('ended')
  expect(findOutcome(run, 'standalone-login')?.outcome).toBe('skipped')
  expect(run).not.toHaveProperty('login')
})

test('waits for each login of its user, and judges what it brought', async () => {
  const due = await start()
  expect(due.login).toMatchObject({ number: 1, decision: 'approve' })
  const run = await logInUntilOver(due)
  expect(run.state).toBe('ended')
  expect(findOutcome(run, 'standalone-login')?.outcome).toBe('passed')
})

test('takes a callback whose state the server has changed', async () => {
  const due = await start()
  const landing = await client.browser.open(`${client.redirectUri}?code=x&state=changed`)
  expect(landing.url).toBe(`${client.origin}/conformance-done`)
  const run = await logInUntilOver(await untilDue(due.id, 1))
  expect(findOutcome(run, 'authorize-state/plain')?.outcome).toBe('failed')
})

test('continues when the user says that the server stopped, and can log in for a case again', async () => {
  const due = await start()
  await client.api<ConformanceSummary>('POST', `/api/conformance/${due.id}/login/cancel`)
  const before = await logInUntilOver(await untilDue(due.id, 1))
  expect(findOutcome(before, 'standalone-login')?.outcome).not.toBe('passed')
  await client.api('POST', `/api/conformance/${due.id}/cases`, { caseIds: ['standalone-login'] })
  const run = await logInUntilOver(await untilDue(due.id))
  expect(findOutcome(run, 'standalone-login')?.outcome).toBe('passed')
})

test('ends a login that waits when the run is stopped', async () => {
  const { id } = await start()
  await client.api('POST', `/api/conformance/${id}/stop`)
  const run = await untilDue(id, 1)
  expect(run).toMatchObject({ state: 'stopped' })
  expect(run).not.toHaveProperty('login')
})
