import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { ENVELOPE_HEADER, encodeEnvelope } from '../../src/listeners/peer/envelope.ts'
import { Peers } from '../../src/listeners/peer/peers.ts'
import { createRequest, exchangeRaw } from './raw-exchange.ts'

test('the listener for other processes refuses everybody without the secret, and goes on', async () => {
  const envelope = (secret: unknown, rest: object = { listener: 'public', rawHeaders: [] }) =>
    Buffer.from(JSON.stringify({ secret, ...rest })).toString('base64url')
  const taken: string[] = []
  const peers = new Peers(
    () => 'the-secret',
    async () => true,
  )
  const target = createServer((request, response) => {
    taken.push(request.url ?? '')
    response.end('taken')
  })
  peers.addAll({ public: target, canary: target, control: target })
  const server = peers.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const send = async (...headers: string[]) =>
    (await exchangeRaw(port, createRequest('GET /path HTTP/1.1', headers))).received.slice(9, 12)
  const header = (value: string) => `${ENVELOPE_HEADER}: ${value}`
  for (const bad of [
    ...[
      '',
      'x',
      '{}',
      envelope('the-secres'),
      envelope(''),
      envelope(undefined),
      envelope(null),
      envelope(['the-secret']),
    ],
    envelope('the-secret', { listener: 'side', rawHeaders: [] }),
    envelope('the-secret', { listener: 'public' }),
    envelope('the-secret', { listener: 'public', rawHeaders: [1, null, {}] }),
    envelope('the-secret', { listener: '__proto__', rawHeaders: [] }),
    Buffer.from('null').toString('base64url'),
    'A'.repeat(200_000),
  ])
    expect(await send(header(bad)), bad.slice(0, 200)).toBe('403')
  expect(await send()).toBe('403')
  expect(await send(`X-Long: ${'a'.repeat(300_000)}`)).toBe('431')
  expect(taken).toEqual([])
  const good = encodeEnvelope({
    ...{ secret: 'the-secret', listener: 'public', rawHeaders: ['Host', 'a'] },
    ...{ mark: 'the-end', isTruncated: false, at: 0 },
  })
  expect(await send(header(good))).toBe('200')
  expect(taken).toEqual(['/path'])
  server.close()
})

test('the listener for other processes lets them wait until this one is ready: it may have the port of one that ended', async () => {
  const peers = new Peers(
    () => 'the-secret',
    async () => true,
  )
  const target = createServer((_, response) => response.end('taken'))
  const server = peers.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const envelope = encodeEnvelope({
    ...{ secret: 'the-secret', listener: 'public', rawHeaders: ['Host', 'a'] },
    ...{ mark: 'the-end', isTruncated: false, at: 0 },
  })
  const arrived = new Promise((resolve) => server.once('request', resolve))
  const sent = exchangeRaw(port, createRequest('GET /path HTTP/1.1', [`${ENVELOPE_HEADER}: ${envelope}`]))
  await arrived
  peers.addAll({ public: target, canary: target, control: target })
  expect((await sent).received).toMatch(/ 200 OK[\s\S]*taken/)
  server.close()
})
