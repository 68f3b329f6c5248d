import { createServer, type Server } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { listen } from './listen.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

function server(): Server {
  const made = createServer()
  servers.push(made)
  return made
}

it('skips a first port that is in use, past the ports of the other listeners', async () => {
  const busy = await listen(server(), '127.0.0.1', 0)
  const taken = await listen(server(), '127.0.0.1', { from: busy })
  expect(taken).toBeGreaterThanOrEqual(busy + 100)
  expect((taken - busy) % 100).toBe(0)
})

it('uses the configured port exactly, or rejects with the reason', async () => {
  const busy = await listen(server(), '127.0.0.1', 0)
  await expect(listen(server(), '127.0.0.1', busy)).rejects.toThrow(
    `cannot listen on port ${busy} of 127.0.0.1: it is in use`,
  )
})

it('reports an address that this machine does not have', async () => {
  await expect(listen(server(), '192.0.2.1', 0)).rejects.toThrow('does not have that address')
})
