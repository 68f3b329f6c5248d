import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort } from './free-port.mjs'

const listen = async (host: string) => {
  const server = createServer()
  await once(server.listen(0, host), 'listening')
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}

test('a port that someone listens on is passed over', async () => {
  const taken = await listen('127.0.0.1')
  expect(await freePort(taken.port)).toBeGreaterThan(taken.port)
  taken.close()
})

test('a port that nobody listens on is taken as it is', async () => {
  const { port, close } = await listen('127.0.0.1')
  close()
  expect(await freePort(port)).toBe(port)
})
