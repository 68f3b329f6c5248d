import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sendRawRequest } from '@smart-mock/test-clients/send-raw-request'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Reply } from '../../core/http/reply.ts'
import { PendingReplies } from './pending-replies.ts'
import { writeReply } from './write-reply.ts'

let server: Server
let reply: Reply
let deliveries: Promise<string>[]
const held = new PendingReplies()

beforeEach(async () => {
  deliveries = []
  server = createServer((_, response) => void deliveries.push(writeReply(response, reply, held)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => {
  held.releaseAll()
  server.closeAllConnections()
  server.close()
})

const get = (timeoutMs = 1000) =>
  sendRawRequest(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { timeoutMs })

describe('a reply goes out as it is', () => {
  test('keeps spelling, order and repetition of names', async () => {
    const headers = [
      ['x-OdD', '1'],
      ['Set-Cookie', 'a=1'],
      ['X-Odd', '2'],
      ['set-cookie', 'b=2'],
    ] as const
    reply = { status: 200, headers, body: 'body' }
    const seen = await get()
    expect(seen.headers.slice(0, 4)).toEqual(headers)
    expect(seen.body).toBe('body')
    expect(await deliveries[0]).toBe('delivered')
  })

  test.each([204, 304, 999, 700])('status %i with a body', async (status) => {
    reply = { status, headers: [], body: 'nevertheless' }
    const seen = await get()
    expect(seen.status).toBe(status)
    expect(seen.body).toBe('nevertheless')
  })

  test.each([
    ['by Node', {}],
    ['by hand', { effects: { reason: 'Fine' } }],
  ])('sanitizes a header that contains a line break, written %s', async (_, wire) => {
    const headers = [
      ['X-A', 'one\r\nX-B: two\u0000'],
      ['X-C', 'snow \u2603'],
      ['X-D', 'fine'],
    ] as const
    reply = { status: 200, headers, body: 'caf\u00e9 \u2603', ...wire }
    const seen = await get()
    expect(seen.headers.slice(0, 3)).toEqual([
      ['X-A', expect.stringMatching(/^one {1,2}X-B: two/)],
      ['X-C', 'snow ?'],
      ['X-D', 'fine'],
    ])
    expect(seen.headers.map(([name]) => name)).not.toContain('X-B')
    expect(seen.body).toBe('caf\u00e9 \u2603')
    expect(await deliveries[0]).toBe('delivered')
  })

  test.each(['plain', 'caf\u00e9', 'snow \u2603 and \u{1f600}'])(
    'the text %s comes whole, its length right',
    async (body) => {
      reply = { status: 200, headers: [['Content-Type', 'text/plain; charset=utf-8']], body }
      const seen = await get()
      expect([seen.body, seen.whole]).toEqual([body, true])
      expect(seen.headers).toContainEqual(['Content-Length', String(Buffer.byteLength(body))])
    },
  )

  test('sends a stream in chunks', async () => {
    const parts = async function* () {
      yield new TextEncoder().encode('one ')
      yield new TextEncoder().encode('two')
    }
    reply = { status: 200, headers: [], body: parts() }
    expect((await get()).body).toBe('one two')
  })
})

describe('wire effects', () => {
  test('truncates the body after announcing its whole length', async () => {
    reply = { status: 200, headers: [], body: 'x'.repeat(100), effects: { truncateAfterBytes: 10 } }
    const seen = await get()
    expect(seen.headers).toContainEqual(['Content-Length', '100'])
    expect([seen.body.length, seen.whole, seen.end]).toEqual([10, false, 'closed'])
  })

  test('resets before any byte, or within the body', async () => {
    reply = { status: 200, headers: [], body: 'x'.repeat(100), effects: { resetAfterBytes: 0 } }
    const before = await get()
    expect([before.status, before.end]).toEqual([0, 'reset'])
    expect(await deliveries[0]).toBe('delivered')
  })

  test('dribbles the whole body slowly', async () => {
    reply = { status: 200, headers: [], body: 'abcdef', effects: { dribble: { bytes: 2, intervalMs: 5 } } }
    expect((await get()).body).toBe('abcdef')
  })

  test('uses chunks instead of a length', async () => {
    reply = { status: 200, headers: [], body: 'abcdef', effects: { chunkBytes: 4 } }
    const seen = await get()
    expect(seen.headers).toContainEqual(['Transfer-Encoding', 'chunked'])
    expect([seen.body, seen.whole]).toEqual(['abcdef', true])
  })

  test('ends the body with the connection in version 1.0 (F-040)', async () => {
    reply = { status: 200, headers: [], body: 'abcdef', effects: { version: '1.0' } }
    const seen = await get()
    expect(seen.headers).toEqual([['Connection', 'close']])
    expect([seen.version, seen.body, seen.whole, seen.end]).toEqual(['1.0', 'abcdef', true, 'closed'])
  })

  test('sends nothing until a hanging reply is released', async () => {
    reply = { status: 200, headers: [], body: 'never', effects: { hang: true } }
    const pending = get(2000)
    await expect.poll(() => held.size).toBe(1)
    held.releaseAll()
    const seen = await pending
    expect([seen.status, seen.end]).toEqual([0, 'closed'])
    expect(held.size).toBe(0)
  })

  test('says that the client gave up waiting', async () => {
    reply = { status: 200, headers: [], body: 'late', effects: { delayMs: 60_000 } }
    expect((await get(50)).end).toBe('timeout')
    await expect.poll(() => deliveries.length).toBe(1)
    expect(await deliveries[0]).toBe('abandoned')
  })
})
