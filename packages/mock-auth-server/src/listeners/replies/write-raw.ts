import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Reply, ReplyBody, WireEffects } from '../../core/http/reply.ts'
import type { Delivery } from '../../exchange/route.ts'
import { closeDelayedReply } from './close-delayed-reply.ts'
import type { PendingReplies } from './pending-replies.ts'
import { resetConnection } from './reset-connection.ts'
import { sanitizeHeaderValue } from './sanitize-header-value.ts'

const encoder = new TextEncoder()

/** Writes head and body directly to the socket, with the effects of the reply. */
export async function writeRaw(
  socket: Socket,
  response: ServerResponse,
  reply: Reply,
  wire: WireEffects,
  pending: PendingReplies,
): Promise<Delivery> {
  const bytes = await collected(reply.body)
  const names = new Set(reply.headers.map(([name]) => name.toLowerCase()))
  const lines = [`HTTP/${wire.version ?? '1.1'} ${reply.status} ${wire.reason ?? reasonOf(reply.status)}`]
  for (const [name, value] of reply.headers) lines.push(`${name}: ${sanitizeHeaderValue(value)}`)
  if (wire.chunkBytes !== undefined) lines.push('Transfer-Encoding: chunked')
  else if (wire.version !== '1.0' && !names.has('content-length'))
    lines.push(`Content-Length: ${bytes.length}`)
  if (!names.has('connection')) lines.push('Connection: close')
  const head = encoder.encode(`${lines.join('\r\n')}\r\n\r\n`)
  response.on('error', () => undefined)
  if (wire.resetAfterBytes !== undefined) return reset(socket, head, bytes, wire.resetAfterBytes, pending)
  const sent = wire.truncateAfterBytes === undefined ? bytes : bytes.subarray(0, wire.truncateAfterBytes)
  const framed = wire.chunkBytes === undefined ? sent : chunked(sent, wire.chunkBytes)
  if (!(await write(socket, head))) return 'aborted'
  if (wire.dribble) {
    const { bytes: size, intervalMs } = wire.dribble
    for (let at = 0; at < framed.length; at += size) {
      if (!(await write(socket, framed.subarray(at, at + size)))) return 'abandoned'
      const end = at + size < framed.length ? await pending.wait(socket, intervalMs) : 'over'
      if (end !== 'over') return closeDelayedReply(socket, end)
    }
  } else if (framed.length > 0 && !(await write(socket, framed))) return 'aborted'
  socket.end()
  return 'delivered'
}

/**
 * Milliseconds before a reset: clients that receive bytes and reset together may treat them as a regular end.
 */
const READ_MS = 30

async function reset(
  socket: Socket,
  head: Uint8Array,
  body: Uint8Array,
  after: number,
  pending: PendingReplies,
): Promise<Delivery> {
  if (after > 0) {
    await write(socket, head)
    await write(socket, body.subarray(0, after))
    await pending.wait(socket, READ_MS)
  }
  resetConnection(socket)
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

function reasonOf(status: number): string {
  return STATUS_CODES[status] ?? 'Unknown'
}
