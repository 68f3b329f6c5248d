import { type ConformanceConfig, runConformance } from '@smart-mock/client/conformance'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ConfiguredServer, type ServersUnderTest, startServersUnderTest } from './set-ups.ts'

let servers: ServersUnderTest
beforeAll(async () => {
  servers = await startServersUnderTest()
})
afterAll(() => servers.close())

const listClients = ({ tenant }: ConfiguredServer) => tenant.tenant.clients.map(({ clientId }) => clientId)

async function run(server: ConfiguredServer, own: Partial<ConformanceConfig> = {}) {
  const config: ConformanceConfig = { ...server.config, clients: 'register', ...own }
  return runConformance(config, { environment: server.environment })
}

test('registers a client of every type, uses them, and deletes them', async () => {
  const server = await servers.create('logins')
  const before = listClients(server)
  const { cases, clients, leftBehind } = await run(server)
  expect(cases.filter(({ outcome }) => !['passed', 'skipped'].includes(outcome))).toEqual([])
  expect(cases.filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThan(190)
  expect(clients?.map(({ role }) => role)).toEqual(['public', 'symmetric', 'asymmetric', 'backend'])
  expect(leftBehind).toBeUndefined()
  expect(listClients(server)).toEqual(before)
})

test('registers nothing where clients are configured', async () => {
  const server = await servers.create('logins')
  const { clients } = server.config
  const report = await run(server, { ...(clients && { clients }) })
  expect(report.clients).toBeUndefined()
})

test('says which clients could not be registered, and runs the rest', async () => {
  const server = await servers.create('logins')
  await server.tenant.arm('registration-defect', { times: 1000, params: { defect: 'refuses-jwks' } })
  const { clients, counts } = await run(server)
  const problems = clients?.filter(({ problem }) => problem !== undefined).map(({ role }) => role)
  expect(problems).toEqual(['asymmetric', 'backend'])
  expect(counts.passed).toBeGreaterThan(150)
})

test('removes the clients of a run that was interrupted', async () => {
  const server = await servers.create('logins')
  const before = listClients(server)
  const stop = new AbortController()
  const report = await runConformance(
    { ...server.config, clients: 'register' },
    { signal: stop.signal, onEvent: ({ kind }) => kind === 'login' && stop.abort() },
  )
  expect(report.stopped).toBe('The run was interrupted.')
  expect(listClients(server)).toEqual(before)
})
