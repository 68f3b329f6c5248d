import { afterEach, expect, test } from 'vitest'
import type { MockServer } from '../../src/listeners/mock-server.ts'
import { startMock } from '../../src/mock/start-mock.ts'

const TOKEN = 'a-token-for-tests'
let server: MockServer
let problem: string | undefined
afterEach(async () => {
  problem = undefined
  await server.close()
})

/** Starts a mock with a store that is up unless it has a problem. */
async function start(settings: Parameters<typeof startMock>[0] = {}): Promise<void> {
  server = await startMock(settings)
  server.health.add({ name: 'store', findProblem: () => problem })
}

async function ask(path: string, { method = 'GET', token }: { method?: string; token?: string } = {}) {
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` }
  const response = await fetch(server.controlUrl + path, { method, headers })
  return { status: response.status, body: await response.json().catch(() => undefined) }
}

const UP = { server: { status: 'up' }, canary: { status: 'up' } }

test('a mock is ready when all of its parts are up', async () => {
  await start()
  expect(await ask('/ready')).toEqual({
    status: 200,
    body: { status: 'ready', parts: { ...UP, store: { status: 'up' } } },
  })
  expect((await ask('/ready', { method: 'HEAD' })).status).toBe(200)
  expect((await ask('/ready', { method: 'POST' })).status).toBe(405)
})

test('a mock that lacks a part is healthy, but not ready, until the part is back', async () => {
  await start()
  problem = 'connection refused'
  const parts = { ...UP, store: { status: 'down', reason: 'connection refused' } }
  expect(await ask('/ready')).toEqual({
    status: 503,
    body: { error: 'not ready: store is down (connection refused)', status: 'unavailable', parts },
  })
  expect((await ask('/ready', { method: 'HEAD' })).status).toBe(503)
  expect(await ask('/health')).toMatchObject({ status: 200, body: { status: 'ok', parts } })
  problem = undefined
  expect((await ask('/ready')).status).toBe(200)
})

test('without the token a probe sees which parts are down, but no reasons and no addresses', async () => {
  await start({ controlToken: TOKEN })
  expect(await ask('/health')).toEqual({ status: 200, body: { status: 'ok' } })
  expect((await ask('/ready')).status).toBe(200)
  problem = 'connection refused by 10.0.0.7'
  expect(await ask('/ready')).toEqual({
    status: 503,
    body: {
      error: 'not ready: store is down',
      status: 'unavailable',
      parts: { ...UP, store: { status: 'down' } },
    },
  })
  expect((await ask('/ready', { token: TOKEN })).body.parts.store.reason).toBe(problem)
  expect((await ask('/ready', { token: 'another' })).status).toBe(401)
  expect((await ask('/ready', { method: 'POST' })).status).toBe(401)
})
