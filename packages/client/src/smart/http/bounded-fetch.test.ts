import { randomBytes } from 'node:crypto'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { fetchBounded } from './bounded-fetch.ts'

let server: Server | undefined

afterEach(() => {
  server?.close()
  server?.closeAllConnections()
})

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener)
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

const BOUNDS = { timeoutMs: 20_000, maxBytes: 1000 }

test('reads a response to its end, also with gzip', async () => {
  const url = await serve((_, response) =>
    response.writeHead(201, { 'content-encoding': 'gzip' }).end(gzipSync('héllo')),
  )
  expect(await fetchBounded(url, {}, BOUNDS)).toMatchObject({ status: 201, text: 'héllo', bytes: 6 })
})

test('returns a body that is not text as bytes, within the same limits', async () => {
  const image = randomBytes(900)
  const url = await serve((_, response) => response.end(image))
  const binary = { ...BOUNDS, binary: true }
  const { content, text } = await fetchBounded(url, {}, binary)
  expect([Buffer.from(content ?? []).equals(image), text]).toEqual([true, '[900 bytes]'])
  await expect(fetchBounded(url, {}, { ...binary, maxBytes: 800 })).rejects.toMatchObject({
    code: 'too-large',
  })
})

test.each<[string, RequestListener, string]>([
  ['no answer (F-016)', () => {}, 'timeout'],
  ['a byte now and then (F-281)', (_, response) => void drip(response), 'timeout'],
  ['too much', (_, response) => response.end('x'.repeat(2000)), 'too-large'],
  ['without end', (_, response) => void pour(response), 'too-large'],
  [
    'a cut body (F-249)',
    (request, response) =>
      void response.writeHead(200, { 'content-length': '50' }).write('x', () => request.socket.destroy()),
    'network',
  ],
  ['a reset (F-143)', (request) => request.socket.resetAndDestroy(), 'network'],
  [
    'corrupt gzip (F-283)',
    (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('nonsense'),
    'network',
  ],
])('rejects with a readable error when %s', async (_, listener, code) => {
  const url = await serve(listener)
  const bounds = code === 'timeout' ? { ...BOUNDS, timeoutMs: 200 } : BOUNDS
  await expect(fetchBounded(url, {}, bounds)).rejects.toMatchObject({ name: 'SmartError', code })
})

test('ends the read of a large body with a wrong checksum, although Node never does (F-283)', async () => {
  const bytes = gzipSync(randomBytes(300_000).toString('hex'))
  bytes.writeUInt32LE(0, bytes.length - 8)
  const url = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bytes))
  const fetched = fetchBounded(url, {}, { timeoutMs: 500, maxBytes: 1_000_000 })
  await expect(fetched).rejects.toMatchObject({ name: 'SmartError' })
})

test('rejects when no server listens, the name does not exist, or fetch refuses the port (F-280)', async () => {
  const gone = await serve(() => {})
  await new Promise((resolve) => server?.close(resolve))
  const words = async (url: string) => {
    const error = await fetchBounded(url, {}, BOUNDS).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'network' })
    return String(error)
  }
  expect(await words(gone)).toContain('nothing listens')
  expect(await words('http://no-such-host.invalid/')).toContain('host')
  expect(await words('http://127.0.0.1:9/')).toContain('reserved')
})

test('rejects when the request is cancelled', async () => {
  const url = await serve(() => {})
  await expect(fetchBounded(url, { signal: AbortSignal.abort() }, BOUNDS)).rejects.toMatchObject({
    code: 'cancelled',
  })
})

test('returns a redirect as a response without following it', async () => {
  const url = await serve((_, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end())
  expect((await fetchBounded(url, {}, BOUNDS)).status).toBe(302)
})

type Response = Parameters<RequestListener>[1]

async function drip(response: Response): Promise<void> {
  while (!response.destroyed) {
    response.write('x')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function pour(response: Response): Promise<void> {
  while (!response.destroyed) {
    response.write('x'.repeat(500))
    await new Promise((resolve) => setImmediate(resolve))
  }
}
