import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findServiceProblem, services } from '../../providers/services/services.mjs'
import { findFreePorts } from '../start-at-free-port.ts'
import { startProxy } from '../start-proxy.ts'
import type { TetheredProgram } from '../start-tethered.ts'
import { startValkey, type Valkey } from '../start-valkey.ts'
import { createSharedConfig } from './create-shared-config.ts'
import { readDeployFile } from './deploy-files.ts'
import { startUnit } from './start-unit.ts'

const UNIT = readDeployFile('smart-mock@.service')
const INSTANCES = ['1', '2', '3']
const TOKEN = 'a-token-for-tests'
const HEADERS = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' }

const problem =
  process.platform === 'linux'
    ? (findServiceProblem(services.valkey) ?? findServiceProblem(services.haproxy))
    : 'only Linux has several addresses of this machine'

describe.skipIf(problem !== undefined)(
  problem === undefined ? 'smart-mock@.service' : `smart-mock@.service, unchecked here: ${problem}`,
  () => {
    let valkey: Valkey
    let proxy: Awaited<ReturnType<typeof startProxy>>
    const processes = new Map<string, TetheredProgram>()
    let server = 0
    let control = 0

    beforeAll(async () => {
      valkey = await startValkey()
      const [peer = 0, canary = 0, ...own] = await findFreePorts(4)
      ;[server = 0, control = 0] = own
      const ports = { '4010': server, '4011': control, '4012': canary, '4013': peer }
      const env = { SMART_MOCK_CONTROL_TOKEN: TOKEN, SMART_MOCK_STORE: valkey.url }
      for (const instance of INSTANCES)
        processes.set(instance, await startUnit(UNIT, { instance, ports, env }))
      const hosts = INSTANCES.map((instance) => `127.0.0.1${instance}`)
      proxy = await startProxy('haproxy', () => createSharedConfig('haproxy', ports, ports, hosts), server)
    })
    afterAll(async () => {
      await proxy?.stop()
      for (const each of processes.values()) each.signal('SIGKILL')
      await valkey?.stop()
    })

    const readTenant = async (name: string) =>
      (await fetch(`http://127.0.0.1:${server}/t/${name}/fhir/metadata`)).status
    const readOwned = async (instance: string) => {
      const metrics = await fetch(`http://127.0.0.1${instance}:${control}/metrics`, { headers: HEADERS })
      return Number(/^smart_mock_store_leases (\d+)$/m.exec(await metrics.text())?.[1])
    }

    it('starts processes that share their tenants, and gives up those of one that is stopped', async () => {
      const names = Array.from({ length: 12 }, (_, n) => `tenant-${n}`)
      for (const name of names) {
        const body = JSON.stringify({ name })
        const init = { method: 'POST', headers: HEADERS, body }
        expect((await fetch(`http://127.0.0.1:${control}/tenants`, init)).status).toBe(201)
      }
      for (const name of names) expect(await readTenant(name)).toBe(200)
      const owned = await Promise.all(INSTANCES.map(readOwned))
      // Each has one owner; the default tenant, which nobody asked for, need not have any.
      const sum = owned.reduce((all, count) => all + count)
      expect([names.length, names.length + 1]).toContain(sum)
      const most = INSTANCES[owned.indexOf(Math.max(...owned))] ?? ''
      processes.get(most)?.signal('SIGTERM')
      expect(await processes.get(most)?.ended).toBe(143)
      for (const name of names) expect(await readTenant(name)).toBe(200)
    })
  },
)
