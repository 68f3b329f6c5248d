import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { resetConnection } from './reset-connection.ts'

/** Lets a server do something with a connection at once, and returns how both sides of it closed. */
async function close(act: (socket: Socket) => void) {
  const errors: string[] = []
  const note = (side: string) => (error: NodeJS.ErrnoException) => errors.push(`${side} ${error.code}`)
  const closed: Promise<unknown>[] = []
  const server = createServer((socket) => {
    closed.push(once(socket.on('error', note('server')), 'close'))
    act(socket)
  })
  onTestFinished(() => void server.close())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', note('client'))
  onTestFinished(() => void client.destroy())
  await new Promise((resolve) => client.resume().once('close', resolve))
  await Promise.all(closed)
  return errors
}

test('the other side sees a reset', async () => {
  expect(await close(resetConnection)).toEqual(['client ECONNRESET'])
})

test('a connection whose end is being sent is closed too, without an error', async () => {
  const errors = await close((socket) => {
    socket.end()
    resetConnection(socket)
  })
  expect(errors).toEqual([])
})
