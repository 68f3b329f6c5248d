import { describe, expect, it, onTestFinished } from 'vitest'
import { findServiceProblem, services } from '../providers/services/services.mjs'
import { sendCommand } from './send-command.ts'
import { startValkeyCluster } from './start-valkey-cluster.ts'
import { startValkeySentinel } from './start-valkey-sentinel.ts'

const problem = findServiceProblem(services.valkey)

describe.skipIf(problem !== undefined)(
  problem === undefined
    ? 'several Valkey servers'
    : `several Valkey servers, which are missing here (${problem})`,
  () => {
    it('are a cluster, which is well again when a server that was killed is back', async () => {
      const { servers, waitUntilWell, stop } = await startValkeyCluster()
      onTestFinished(stop)
      const [first, second] = servers.map(({ url }) => url) as [string, string]
      // The slot of `foo` is 12182, that of `bar` 5061.
      await expect(sendCommand(first, 'SET', 'foo', 'x')).rejects.toThrow('MOVED 12182')
      expect(await sendCommand(first, 'SET', 'bar', 'x')).toBe('OK')
      await servers[1]?.kill()
      await expect(sendCommand(second, 'PING')).rejects.toThrow('ECONNREFUSED')
      await servers[1]?.restart()
      await waitUntilWell()
      expect(await sendCommand(first, 'GET', 'bar')).toBe('x')
    })

    it('are a primary and its replica, which takes its part when it is killed', async () => {
      const { servers, findPrimary, waitUntilReplicated, stop } = await startValkeySentinel()
      onTestFinished(stop)
      const [primary, replica] = servers
      expect(await findPrimary()).toBe(0)
      await sendCommand(primary.url, 'SET', 'key', 'value')
      await waitUntilReplicated()
      await expect(sendCommand(replica.url, 'SET', 'key', 'other')).rejects.toThrow('READONLY')
      await primary.kill()
      await expect.poll(findPrimary, { timeout: 60_000 }).toBe(1)
      await expect
        .poll(() => sendCommand(replica.url, 'SET', 'more', 'x').catch(String), { timeout: 60_000 })
        .toBe('OK')
      expect(await sendCommand(replica.url, 'GET', 'key')).toBe('value')
    }, 120_000)
  },
)
