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

it('rejects in time with what it met: nothing, another server, one that never responds', async () => {
  const { port } = await freePort()
  await expect(waitUntilReady({ control: `http://127.0.0.1:${port}`, timeoutMs: 100 })).rejects.toThrow(
    /no mock is ready at .* after 0.1 s: .*ECONNREFUSED/,
  )
  const other = createServer((_request, response) => response.end('hello'))
  await expect(waitUntilReady({ control: await listen(other), timeoutMs: 100 })).rejects.toThrow(
    'HTTP 200, which is no answer of a mock',
  )
  const odd = createServer((_request, response) => response.end('null'))
  await expect(waitUntilReady({ control: await listen(odd), timeoutMs: 100 })).rejects.toThrow('HTTP 200')
  const silent = createServer(() => undefined)
  await expect(waitUntilReady({ control: await listen(silent), timeoutMs: 100 })).rejects.toThrow(/timeout/)
})

it('waits for the parts of a mock, and rejects with those that are down', async () => {
  const server = await startServer({ controlToken: 'secret-of-the-control-api' })
  ending.push(() => server.close())
  let problem: string | undefined = 'connection refused'
  server.health.add({ name: 'store', findProblem: () => problem })
  const wait = (timeoutMs: number) => waitUntilReady({ control: server.controlUrl, timeoutMs })
  await expect(wait(100)).rejects.toThrow(/after 0.1 s: not ready: store is down$/)
  const waiting = wait(20_000)
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
