import { expect, test } from 'vitest'
import { sendCommand } from '../../../../../scripts/services/send-command.ts'
import { obtainTokens } from '../../support/handshake.ts'
import { ask, control } from '../site.ts'
import { readData, type StartedTenant, startTenant, writeData } from '../started-tenant.ts'
import { describeStored, useValkey } from '../use-valkey.ts'

const WRITABLE = { scope: 'launch/patient offline_access patient/*.cruds' }
const TIMEOUT = { timeout: 30_000 }

/** Starts a tenant with a fault that a client has tolerated. */
async function startJudged(url: string): Promise<StartedTenant> {
  const started = await startTenant(url)
  const { sandbox, tenant } = started
  await control(sandbox, 'POST', '/tenants/there/faults', { fault: 'token-response-extras' })
  const tokens = await obtainTokens(tenant, WRITABLE)
  expect((await readData({ ...started, tokens }, 'Observation?patient=amy-shaw')).status).toBe(200)
  expect(await judge(started)).toBe('met')
  return { ...started, tokens }
}

/** Returns the outcome of the fault once it waits for nothing. */
async function judge({ sandbox }: StartedTenant): Promise<string> {
  for (;;) {
    const { text, json } = await control(sandbox, 'GET', '/tenants/there/verdicts')
    if (!text.includes('"flow":"open"')) return json.verdicts[0].outcome
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** Lets another mock go on with the tenant, which the first one gives up. */
async function handOver({ sandbox }: StartedTenant): Promise<void> {
  await sandbox.dismiss().close()
  await sandbox.add()
}

/** Resolves when another tenant could be created. */
async function waitUntilWritable({ sandbox }: StartedTenant): Promise<void> {
  let count = 0
  const create = () => {
    count += 1
    return ask(`${sandbox.control()}/tenants`, 'POST', { name: `other-${count}` })
  }
  await expect.poll(async () => (await create()).status, TIMEOUT).toBe(201)
}

const confirmWrite = async (started: StartedTenant): Promise<string> => {
  const { status, json } = await writeData(started)
  expect(status).toBe(201)
  return `Observation/${json.id}`
}

// A store that starts again from an earlier state is like a replica that became primary before it had everything.
describeStored('a store that has lost its last writes', () => {
  const used = useValkey()
  const save = () => sendCommand(used.valkey.url, 'SAVE')

  test('has its tenants as it has them, and what depends on the rest is inconclusive', async () => {
    const started = await startJudged(used.valkey.url)
    const saved = await confirmWrite(started)
    await save()
    const lost = await confirmWrite(started)
    await used.valkey.restart()
    await expect.poll(async () => (await readData(started, lost)).status, TIMEOUT).toBe(404)
    expect((await readData(started, saved)).status).toBe(200)
    expect(await judge(started)).toBe('inconclusive')
    await confirmWrite(started)
    await handOver(started)
    expect(await judge(started)).toBe('inconclusive')
  })

  test('goes on with a tenant whose owner has changed since then', async () => {
    const started = await startJudged(used.valkey.url)
    await save()
    await handOver(started)
    expect(await judge(started)).toBe('met')
    await used.valkey.restart()
    await expect.poll(async () => (await writeData(started)).status, TIMEOUT).toBe(201)
    expect(await judge(started)).toBe('inconclusive')
  })

  test('with nothing but exchanges that changed nothing: the next owner knows that they are missing', async () => {
    const started = await startJudged(used.valkey.url)
    await save()
    expect((await readData(started)).status).toBe(200)
    await used.valkey.restart()
    await expect.poll(async () => (await readData(started)).status, TIMEOUT).toBe(200)
    await expect
      .poll(async () => (await control(started.sandbox, 'GET', '/health')).json.parts.store.status, TIMEOUT)
      .toBe('up')
    await handOver(started)
    expect(await judge(started)).toBe('inconclusive')
  })
})

describeStored('exchanges that changed nothing while the store was away for a moment', () => {
  const used = useValkey({ isPersistent: true })

  test('are known to be missing to the next owner', async () => {
    const started = await startJudged(used.valkey.url)
    await used.valkey.kill()
    expect((await readData(started)).status).toBe(200)
    await used.valkey.restart()
    await waitUntilWritable(started)
    expect(await judge(started)).toBe('met')
    await handOver(started)
    expect(await judge(started)).toBe('inconclusive')
    await control(started.sandbox, 'POST', '/tenants/there/reset')
    await handOver(started)
    await control(started.sandbox, 'POST', '/tenants/there/faults', { fault: 'token-response-extras' })
    const tokens = await obtainTokens(started.tenant, WRITABLE)
    expect((await readData({ ...started, tokens })).status).toBe(200)
    expect(await judge(started)).toBe('met')
  })
})
