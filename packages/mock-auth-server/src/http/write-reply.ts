import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Reply, ReplyBody, WireEffects } from '../core/reply.ts'
import type { Delivery } from '../server/exchange.ts'

/** Replies that wait for a release: hangs and delays, ended by reset and shutdown. */
export class Held {
  #releases = new Set<() => void>()

  get size(): number {
    return this.#releases.size
  }

  /** Waits so long, or until the connection closes or everything is released; `true` when it waited to the end. */
  wait(socket: Socket, ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (whole: boolean) => {
        clearTimeout(timer)
        this.#releases.delete(release)
        socket.off('close', release)
        resolve(whole)
      }
      const release = () => finish(false)
      const timer = setTimeout(() => finish(true), Math.min(ms, 2_000_000_000))
      this.#releases.add(release)
      socket.on('close', release)
    })
  }

  releaseAll(): void {
    for (const release of [...this.#releases]) release()
  }
}

const FOREVER = Number.MAX_SAFE_INTEGER
const encoder = new TextEncoder()

/**
 * Writes a reply to the socket as it is. Plain replies go through Node's response; what Node would mend
 * (a 204 with a body, odd framing) and every wire effect is written by hand on the socket.
 */
export async function writeReply(response: ServerResponse, reply: Reply, held: Held): Promise<Delivery> {
  const socket = response.socket
  if (!socket || socket.destroyed) return 'aborted'
  const { wire } = reply
  if (wire?.hang) return hang(socket, held)
  if (wire?.delayMs !== undefined && !(await held.wait(socket, wire.delayMs))) {
    socket.destroy()
    return 'delivered'
  }
  if (wire === undefined && isPlain(reply)) return writePlain(response, reply)
  return writeRaw(socket, response, reply, wire ?? {}, held)
}

async function hang(socket: Socket, held: Held): Promise<Delivery> {
  await held.wait(socket, FOREVER)
  socket.destroy()
  return 'delivered'
}

/** What Node's response writes without changing anything. */
function isPlain({ status, body }: Reply): boolean {
  if (status < 200 || status > 599) return false
  if (status !== 204 && status !== 304) return true
  return (typeof body === 'string' || body instanceof Uint8Array) && body.length === 0
}

function writePlain(response: ServerResponse, { status, headers, body }: Reply): Promise<Delivery> {
  return new Promise((resolve) => {
    response.on('finish', () => resolve('delivered'))
    response.on('close', () => resolve('aborted'))
    response.sendDate = false
    const flat: string[] = []
    let framed = false
    for (const [name, value] of headers) {
      flat.push(name, headerValue(value))
      if (/^(content-length|transfer-encoding)$/i.test(name)) framed = true
    }
    if (typeof body === 'string' || body instanceof Uint8Array) {
      const bytes = typeof body === 'string' ? Buffer.from(body) : body
      if (!framed && status !== 204 && status !== 304) flat.push('Content-Length', String(bytes.length))
      response.writeHead(status, flat as never)
      response.end(bytes.length === 0 ? undefined : bytes)
    } else {
      response.writeHead(status, flat as never)
      void stream(response, body)
    }
  })
}

async function stream(response: ServerResponse, body: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    for await (const chunk of body) {
      if (response.destroyed) return
      if (!response.write(chunk)) await new Promise((resolve) => response.once('drain', resolve))
    }
    response.end()
  } catch {
    response.destroy()
  }
}

async function writeRaw(
  socket: Socket,
  response: ServerResponse,
  reply: Reply,
  wire: WireEffects,
  held: Held,
): Promise<Delivery> {
  const bytes = await collected(reply.body)
  const names = new Set(reply.headers.map(([name]) => name.toLowerCase()))
  const lines = [`HTTP/1.1 ${reply.status} ${wire.reason ?? reasonOf(reply.status)}`]
  for (const [name, value] of reply.headers) lines.push(`${name}: ${headerValue(value)}`)
  if (wire.chunkBytes !== undefined) lines.push('Transfer-Encoding: chunked')
  else if (!names.has('content-length')) lines.push(`Content-Length: ${bytes.length}`)
  if (!names.has('connection')) lines.push('Connection: close')
  const head = encoder.encode(`${lines.join('\r\n')}\r\n\r\n`)
  response.on('error', () => undefined)
  if (wire.resetAfterBytes !== undefined) return reset(socket, head, bytes, wire.resetAfterBytes)
  const sent = wire.cutAfterBytes === undefined ? bytes : bytes.subarray(0, wire.cutAfterBytes)
  const framed = wire.chunkBytes === undefined ? sent : chunked(sent, wire.chunkBytes)
  if (!(await write(socket, head))) return 'aborted'
  if (wire.dribble) {
    const { bytes: size, everyMs } = wire.dribble
    for (let at = 0; at < framed.length; at += size) {
      if (!(await write(socket, framed.subarray(at, at + size)))) return 'delivered'
      if (at + size < framed.length && !(await held.wait(socket, everyMs))) return 'delivered'
    }
  } else if (framed.length > 0 && !(await write(socket, framed))) return 'aborted'
  socket.end()
  return 'delivered'
}

async function reset(socket: Socket, head: Uint8Array, body: Uint8Array, after: number): Promise<Delivery> {
  if (after > 0) {
    await write(socket, head)
    await write(socket, body.subarray(0, after))
  }
  socket.resetAndDestroy()
  return 'delivered'
}

function write(socket: Socket, bytes: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => {
    if (socket.destroyed) resolve(false)
    else socket.write(bytes, (error) => resolve(!error))
  })
}

function chunked(bytes: Uint8Array, size: number): Uint8Array {
  const parts: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.subarray(at, at + size)
    parts.push(encoder.encode(`${part.length.toString(16)}\r\n`), part, encoder.encode('\r\n'))
  }
  parts.push(encoder.encode('0\r\n\r\n'))
  return Buffer.concat(parts)
}

async function collected(body: ReplyBody): Promise<Uint8Array> {
  if (typeof body === 'string') return encoder.encode(body)
  if (body instanceof Uint8Array) return body
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts)
}

/** No header may break out of its line. */
function headerValue(value: string): string {
  return value.replace(/[\r\n\0]/g, ' ').replace(/[^\t\x20-\x7e\x80-\xff]/g, '?')
}

function reasonOf(status: number): string {
  return STATUS_CODES[status] ?? 'Unknown'
}
