import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { createMock, type Mock } from './create-mock.ts'
import { startMock as startServer } from './start-mock.ts'
import { waitUntilReady } from './wait-until-ready.ts'

const ending: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ending.splice(0)) await end()
})

async function startMock(settings: Parameters<typeof createMock>[0] = {}): Promise<Mock> {
  const mock = await createMock(settings)
  ending.push(() => mock.close())
  return mock
}

it('resolves for a mock, also for one whose control API requires a token', async () => {
  const open = await startMock()
  await waitUntilReady({ control: open.controlUrl, timeoutMs: 5000 })
  const guarded = await startMock({ controlToken: 'secret-of-the-control-api' })
  await waitUntilReady({ control: guarded.controlUrl, timeoutMs: 5000 })
})

it('waits for a mock that begins to listen later', async () => {
  const { port } = await freePort()
  const control = `http://127.0.0.1:${port}`
  const waiting = waitUntilReady({ control, timeoutMs: 20_000 })
  await startMock({ ports: { public: 0, control: port, canary: 0 } })
  await waiting
})

/** Returns why no mock is ready there; on a busy machine the first attempts may get no answer, so that it waits for more. */
async function readReason(control: string, wanted: RegExp): Promise<string> {
  let reason = ''
  for (const timeoutMs of [100, 1000, 10_000]) {
    reason = await waitUntilReady({ control, timeoutMs }).then(() => 'ready', String)
    if (wanted.test(reason)) break
  }
  return reason
}

it.each([
  ['nothing', undefined, /no mock is ready at .* after [\d.]+ s: .*ECONNREFUSED/],
  ['another server', 'hello', /HTTP 200, which is no answer of a mock/],
  ['a server that sends null', 'null', /HTTP 200, which is no answer of a mock/],
])('rejects in time with what it met: %s', async (_, body, reason) => {
  const { port } = await freePort()
  const other = createServer((_request, response) => response.end(body))
  const control = body === undefined ? `http://127.0.0.1:${port}` : await listen(other)
  expect(await readReason(control, reason)).toMatch(reason)
})

it('rejects in time when a server never responds', async () => {
  const control = await listen(createServer(() => undefined))
  await expect(waitUntilReady({ control, timeoutMs: 100 })).rejects.toThrow(/timeout/)
})

it('waits for the parts of a mock, and rejects with those that are down', async () => {
  const server = await startServer({ controlToken: 'secret-of-the-control-api' })
  ending.push(() => server.close())
  let problem: string | undefined = 'connection refused'
  server.health.add({ name: 'store', findProblem: () => problem })
  const reason = /after [\d.]+ s: not ready: store is down$/
  expect(await readReason(server.controlUrl, reason)).toMatch(reason)
  const waiting = waitUntilReady({ control: server.controlUrl, timeoutMs: 20_000 })
  problem = undefined
  await waiting
})

async function freePort(): Promise<AddressInfo> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return address
}

async function listen(server: ReturnType<typeof createServer>): Promise<string> {
  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  ending.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
