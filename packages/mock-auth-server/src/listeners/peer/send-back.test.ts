import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { encodeEnding } from './reply-ending.ts'
import { sendBack } from './send-back.ts'

const MARK = 'the-end'
const HEAD = 'HTTP/1.0 200 OK\r\n\r\n'

/** Opens a connection, and returns both its sides. */
async function openPair(): Promise<readonly [Socket, Socket]> {
  const server = createServer({ allowHalfOpen: true })
  onTestFinished(() => void server.close())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const near = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  const [far] = (await once(server, 'connection')) as [Socket]
  for (const each of [near, far]) {
    each.on('error', () => undefined)
    onTestFinished(() => void each.destroy())
  }
  return [near, far]
}

/** Sends back what an owner does on its connection; returns the outcome, and what the client sees. */
async function relay(act: (owner: Socket) => void) {
  const [peer, owner] = await openPair()
  const [client, reader] = await openPair()
  let received = ''
  let ending = 'closed'
  reader.setEncoding('latin1').on('data', (text: string) => {
    received += text
  })
  reader.on('error', () => {
    ending = 'reset'
  })
  reader.on('end', () => reader.end())
  const closed = new Promise((resolve) => reader.once('close', resolve))
  const outcome = sendBack({ peer, client, mark: MARK, watchOwner: () => () => undefined })
  act(owner)
  const settled = await outcome
  if (settled === 'lost') client.destroy()
  await closed
  return { outcome: settled, received, ending }
}

test('a reply that its owner ended is ended, without the mark', async () => {
  const end = (owner: Socket) => owner.end(Buffer.concat([Buffer.from(HEAD), encodeEnding(MARK, 'closed')]))
  expect(await relay(end)).toEqual({ outcome: 'relayed', received: HEAD, ending: 'closed' })
})

test('a reply that its owner reset is reset', async () => {
  const end = (owner: Socket) => owner.end(Buffer.concat([Buffer.from(HEAD), encodeEnding(MARK, 'reset')]))
  expect(await relay(end)).toMatchObject({ outcome: 'relayed', ending: 'reset' })
})

test('a reply that ends with its owner is reset, also where only the end of the connection ends it', async () => {
  expect(await relay((owner) => owner.end(HEAD))).toMatchObject({ outcome: 'relayed', ending: 'reset' })
})

test('an owner that ends before its reply begins is lost', async () => {
  expect(await relay((owner) => owner.end())).toMatchObject({ outcome: 'lost', received: '' })
})
