import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findServiceProblem, services } from '../../providers/services/services.mjs'
import { findProxyConfigProblem, type ProxyName, startProxy } from '../start-proxy.ts'
import { createSharedConfig, type ListenerPort } from './create-shared-config.ts'
import { ECHOED_DATE, type EchoProcesses, startEchoProcesses } from './start-echo-processes.ts'

const HOSTS = ['127.0.0.2', '127.0.0.3', '127.0.0.4']
const TENANTS = Array.from({ length: 40 }, (_, n) => `tenant-${n}`)

const findProblem = (name: ProxyName) =>
  process.platform === 'linux'
    ? findServiceProblem(services[name])
    : 'only Linux has several addresses of this machine'

/** Returns a configuration that listens at ports from `first` on, in front of processes of this machine. */
const createConfig = (name: ProxyName, first: number, serve: EchoProcesses['ports']) =>
  createSharedConfig(name, { '4010': first, '4011': first + 1, '4012': first + 2 }, serve, HOSTS)

/** Sends a request over a connection of its own unless there is an agent, and returns the body; the status where it is no success. */
async function send(url: URL, method: string, agent: Agent | false = false): Promise<string> {
  const sent = request(url, { method, agent }).end()
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  const body = await text(response)
  if (response.statusCode !== 200) return `${response.statusCode}`
  expect(response.headers.date).toBe(ECHOED_DATE)
  return body
}

/** Starts a proxy in front of three processes, and returns what tells the one that gets a request. */
async function start(name: ProxyName, change = (config: string) => config) {
  const { ports, stop, becomeUnready, countConnections } = await startEchoProcesses(HOSTS)
  const proxy = await startProxy(name, (port) => change(createConfig(name, port, ports)))
  onTestFinished(async () => {
    await proxy.stop()
    for (const host of HOSTS) await stop(host)
  })
  const call = async (path: string, listener: ListenerPort = '4010', method = 'GET') => {
    const url = new URL(path, proxy.url)
    url.port = String(Number(url.port) + Number(listener) - 4010)
    return send(url, method)
  }
  const callAll = (toPath: (tenant: string) => string, listener?: ListenerPort) =>
    Promise.all(TENANTS.map((tenant) => call(toPath(tenant), listener)))
  /** Sends so many requests over one connection, and returns how many connections of the processes they took. */
  const countTaken = async (count: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    onTestFinished(() => agent.destroy())
    const before = countConnections('4010')
    for (let n = 0; n < count; n++) await send(new URL('/t/any/fhir', proxy.url), 'GET', agent)
    return countConnections('4010') - before
  }
  return { call, callAll, stop, becomeUnready, countTaken }
}

describe.each(['haproxy', 'nginx'] as const)('the configuration of %s for a shared sandbox', (name) => {
  const problem = findProblem(name)

  describe.skipIf(problem !== undefined)(
    problem === undefined ? 'here' : `unchecked here: ${problem}`,
    () => {
      it('is accepted', async () => {
        const ports = { '4010': 1, '4011': 2, '4012': 3 }
        expect(await findProxyConfigProblem(name, createConfig(name, 20_000, ports))).toBeUndefined()
      })

      it('lets one process have all requests for a tenant, and each process some tenants', async () => {
        const { callAll } = await start(name)
        const found = await callAll((tenant) => `/t/${tenant}/fhir/Patient/1`)
        expect([...new Set(found)].sort()).toEqual(HOSTS)
        expect(await callAll((tenant) => `/t/${tenant}/auth/token?t=/t/other/`)).toEqual(found)
        expect(await callAll((tenant) => `/t/${tenant}`)).toEqual(found)
        const inserted = '/.well-known/oauth-authorization-server'
        expect(await callAll((tenant) => `${inserted}/t/${tenant}/auth`)).toEqual(found)
      })

      it('opens a connection for each request', async () => {
        const { countTaken } = await start(name)
        expect(await countTaken(5)).toBe(5)
      })

      it('would use connections again without saying so', async () => {
        const { countTaken } = await start(name, (config) =>
          config
            .replace('option http-server-close', '')
            .replace('Connection close', 'Connection ""')
            .replaceAll('hash $tenant consistent;', 'hash $tenant consistent; keepalive 4;'),
        )
        expect(await countTaken(5)).toBe(1)
      })

      it('passes on long requests', async () => {
        const { call } = await start(name)
        expect(HOSTS).toContain(await call(`/auth/authorize?state=${'x'.repeat(30_000)}`))
      })

      it('would spread the requests for a tenant without its hash', async () => {
        const { call } = await start(name, (config) =>
          config.replaceAll('hash $tenant consistent;', '').replace('balance hash var(txn.tenant)', ''),
        )
        const found = []
        for (let n = 0; n < 10; n++) found.push(await call('/t/any/fhir'))
        expect(new Set(found).size).toBe(3)
      })

      it('lets one process have all requests for the tenant of a link', async () => {
        const { call, callAll } = await start(name)
        for (const [link, below] of [
          ['s', '/fhir'],
          ['v/r4/sim', '/auth/token'],
        ]) {
          const found = await callAll((value) => `/${link}/${value}${below}`)
          expect([...new Set(found)].sort(), link).toEqual(HOSTS)
          expect(await callAll((value) => `/${link}/${value}/fhir/metadata?x=1`)).toEqual(found)
        }
        expect(await call('/v/r4/fhir')).toBe(await call('/v/r4/auth/authorize'))
      })

      it('lets one process have the default tenant', async () => {
        const { call } = await start(name)
        const found = [await call('/fhir/metadata'), await call('/auth/token'), await call('/t/default/fhir')]
        expect(new Set(found).size).toBe(1)
      })

      it('lets others have the tenants of a process that is gone, and each keep its own', async () => {
        const { call, callAll, stop } = await start(name)
        const before = await callAll((tenant) => `/t/${tenant}/fhir`)
        const gone = before[0] ?? ''
        await stop(gone)
        // HAProxy notices by a connection, nginx by a request.
        const first = await call(`/t/${TENANTS[0]}/fhir`)
        expect(name === 'nginx' ? ['502'] : HOSTS).toContain(first)
        const after = await callAll((tenant) => `/t/${tenant}/fhir`)
        const expected = before.map((host) => (host === gone ? expect.stringMatching(/^127/) : host))
        expect(after).toEqual(expected)
        expect(after).not.toContain(gone)
      })
    },
  )
})

const problem = findProblem('haproxy')

describe.skipIf(problem !== undefined)(
  problem === undefined ? 'HAProxy' : `HAProxy, unchecked here: ${problem}`,
  () => {
    it.each([
      ['asks a process all the same when none is ready', (config: string) => config, undefined],
      ['would say so itself without that', (config: string) => config.replace(/use_backend .*/g, ''), '503'],
    ])('%s', async (_, change, status) => {
      const { call, becomeUnready } = await start('haproxy', change)
      const found = await call('/t/any/fhir')
      // Three backends look for each process; two failures are enough.
      await becomeUnready(3 * 3)
      expect(await call('/t/any/fhir')).toBe(status ?? found)
    })

    it('sends a write to another process, when the first refuses the connection', async () => {
      const { call, stop } = await start('haproxy')
      await stop(await call('/t/any/auth/token'))
      expect(HOSTS).toContain(await call('/t/any/auth/token', '4010', 'POST'))
    })

    const hash = (value: string) => createHash('sha256').update(value).digest('hex').slice(0, 16)

    it.each<[string, (name: string) => string, (name: string) => string]>([
      ['by name', (name) => `/t/${name}/fhir`, (name) => name],
      ['of a scenario link', (name) => `/s/${name}/fhir`, (name) => `s-${hash(name)}`],
      ['of a link of the launcher', (name) => `/v/r4/sim/${name}/fhir`, (name) => `v-${hash(name)}`],
    ])('lets one process have a tenant %s on all three listeners', async (_, toPath, toName) => {
      const { callAll } = await start('haproxy')
      const found = await callAll(toPath)
      expect(await callAll((name) => `/tenants/${toName(name)}/faults`, '4011')).toEqual(found)
      expect(await callAll((name) => `/of/${toName(name)}/rogue/fhir`, '4012')).toEqual(found)
    })
  },
)
