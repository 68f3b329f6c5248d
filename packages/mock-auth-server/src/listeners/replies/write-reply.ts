import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Reply } from '../../core/http/reply.ts'
import type { Delivery } from '../../exchange/route.ts'
import { closeDelayedReply } from './close-delayed-reply.ts'
import type { PendingReplies } from './pending-replies.ts'
import { sanitizeHeaderValue } from './sanitize-header-value.ts'
import { waitForTurn } from './wait-for-turn.ts'
import { writeRaw } from './write-raw.ts'

/** Milliseconds after which the mock ends a reply that hangs: the client will not give up any more. */
const HANG_LIMIT_MS = 10 * 60_000

/**
 * Writes a reply to the socket as it is. Plain replies go through Node's response; what Node would mend
 * (a 204 with a body, odd framing) and every wire effect is written by hand on the socket.
 */
export function writeReply(
  response: ServerResponse,
  reply: Reply,
  pending: PendingReplies,
): Promise<Delivery> {
  if (response.req.socket.destroyed) return Promise.resolve('aborted')
  return reply.effects === undefined && isPlain(reply)
    ? writePlain(response, reply)
    : writeByHand(response, reply, pending)
}

async function writeByHand(
  response: ServerResponse,
  reply: Reply,
  pending: PendingReplies,
): Promise<Delivery> {
  const { socket } = response.req
  const { effects } = reply
  if (!response.socket && !(await waitForTurn(response, socket))) return 'aborted'
  if (effects?.hang) return hang(socket, pending)
  if (effects?.delayMs !== undefined) {
    const end = await pending.wait(socket, effects.delayMs)
    if (end !== 'over') return closeDelayedReply(socket, end)
  }
  return writeRaw(socket, response, reply, effects ?? {}, pending)
}

async function hang(socket: Socket, pending: PendingReplies): Promise<Delivery> {
  return closeDelayedReply(socket, await pending.wait(socket, HANG_LIMIT_MS))
}

/** Returns `true` when Node's response can write the reply unchanged. */
function isPlain({ status, body }: Reply): boolean {
  if (status < 200 || status > 599) return false
  if (status !== 204 && status !== 304) return true
  return (typeof body === 'string' || body instanceof Uint8Array) && body.length === 0
}

function writePlain(response: ServerResponse, { status, headers, body }: Reply): Promise<Delivery> {
  return new Promise((resolve) => {
    let isDelivered = false
    response.on('finish', () => {
      isDelivered = true
      resolve('delivered')
    })
    response.on('close', () => isDelivered || resolve('aborted'))
    // Node keeps the reply to a pipelined request until it is due, and says nothing if it never is.
    if (!response.socket)
      void waitForTurn(response, response.req.socket).then((due) => due || resolve('aborted'))
    response.sendDate = false
    const flat: string[] = []
    let framed = false
    for (const [name, value] of headers) {
      flat.push(name, value)
      if (isFraming(name)) framed = true
    }
    if (typeof body === 'string' || body instanceof Uint8Array) {
      const length = Buffer.byteLength(body)
      if (!framed && status !== 204 && status !== 304) flat.push('Content-Length', String(length))
      writeHead(response, status, flat)
      if (length === 0) response.end()
      // Head and text leave together, in one encoding and for the price of one write.
      else if (typeof body !== 'string') response.end(body)
      else if (length === body.length) response.end(body, 'latin1')
      else if (flat.every(isAscii)) response.end(body, 'utf8')
      else response.end(Buffer.from(body))
    } else {
      writeHead(response, status, flat)
      void stream(response, body)
    }
  })
}

/**
 * Writes the head; a value that Node refuses because it would end its line is sanitized only then, since most
 * are valid.
 */
function writeHead(response: ServerResponse, status: number, flat: string[]): void {
  try {
    response.writeHead(status, flat as never)
  } catch {
    response.writeHead(
      status,
      flat.map((text, at) => (at % 2 === 0 ? text : sanitizeHeaderValue(text))) as never,
    )
  }
}

const isFraming = (name: string): boolean =>
  (name.length === 14 || name.length === 17) && /^(content-length|transfer-encoding)$/i.test(name)

const isAscii = (text: string): boolean => /^[\t\x20-\x7e]*$/.test(text)

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
