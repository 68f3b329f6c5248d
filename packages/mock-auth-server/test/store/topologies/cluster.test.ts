import { expect, test } from 'vitest'
import { startValkeyCluster } from '../../../../../scripts/services/start-valkey-cluster.ts'
import { obtainTokens } from '../../support/handshake.ts'
import { ask, control, getSiteTenant } from '../site.ts'
import { startMocks } from '../start-sandbox.ts'
import { APPROVED, readData, writeData } from '../started-tenant.ts'
import { describeStored } from '../use-valkey.ts'

const TIMEOUT = { timeout: 60_000 }
const NAMES = ['one', 'two', 'three', 'four', 'five', 'six']

describeStored('a cluster that has lost a server', () => {
  test('takes no writes, and goes on by itself with everything that was confirmed', async () => {
    const cluster = await startValkeyCluster()
    try {
      const sandbox = await startMocks(2, cluster.url)
      const started = []
      for (const name of NAMES) {
        await control(sandbox, 'POST', '/tenants', { name, options: APPROVED })
        const tenant = getSiteTenant(sandbox, name)
        const tokens = await obtainTokens(tenant, { scope: 'launch/patient patient/*.cruds' })
        started.push({ sandbox, tenant, tokens })
      }
      const confirmed = []
      for (const each of started) {
        const { status, json } = await writeData(each)
        expect(status).toBe(201)
        confirmed.push(`Observation/${json.id}`)
      }
      await cluster.servers[1]?.kill()
      for (const each of started)
        await expect.poll(async () => (await writeData(each)).status, TIMEOUT).toBe(503)
      const readStore = async () => (await ask(`${sandbox.at(0).controlUrl}/health`)).json.parts.store
      await expect.poll(readStore, TIMEOUT).toEqual({
        status: 'down',
        reason: expect.stringMatching(/^it (?:is a cluster that lacks some of its servers|does not respond)/),
      })
      await cluster.servers[1]?.restart()
      await cluster.waitUntilWell()
      for (const each of started)
        await expect.poll(async () => (await writeData(each)).status, TIMEOUT).toBe(201)
      for (const [index, each] of started.entries())
        expect((await readData(each, confirmed[index])).status).toBe(200)
      await expect.poll(readStore, TIMEOUT).toEqual({ status: 'up' })
    } finally {
      await cluster.stop()
    }
  })
})
