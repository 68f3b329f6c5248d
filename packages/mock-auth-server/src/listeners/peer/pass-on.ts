import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { waitForTurn } from '../replies/wait-for-turn.ts'
import { ENVELOPE_HEADER, encodeEnvelope, type PassedListener } from './envelope.ts'

/** Milliseconds in which another process must accept a connection. */
const CONNECT_MS = 1000

/** A request to be passed on. */
export interface PassedRequest {
  readonly listener: PassedListener
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly secret: string
}

/**
 * Passes a request on to another process, and what that sends back to the client, byte by byte: also what is no valid
 * response. The connection ends with it. Returns `false` when the process cannot be reached, so that nothing was sent.
 */
export async function passOn(passed: PassedRequest, body: Uint8Array, owner: string): Promise<boolean> {
  const { request, response } = passed
  const peer = await open(new URL(owner))
  if (!peer) return false
  if (!response.socket && !(await waitForTurn(response, request.socket))) {
    peer.destroy()
    return true
  }
  response.on('error', () => undefined)
  peer.write(buildHead(passed, body.length))
  if (body.length > 0) peer.write(body)
  await relay(peer, request.socket)
  return true
}

function buildHead({ request, listener, secret }: PassedRequest, length: number): string {
  const envelope = encodeEnvelope({ secret, listener, rawHeaders: request.rawHeaders })
  const lines = [
    `${request.method} ${request.url} HTTP/1.1`,
    'Host: peer',
    'Connection: close',
    `Content-Length: ${length}`,
    `${ENVELOPE_HEADER}: ${envelope}`,
  ]
  return `${lines.join('\r\n')}\r\n\r\n`
}

/** Connects to a process; `undefined` when it does not accept. */
function open({ hostname, port }: URL): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port), noDelay: true })
    const fail = () => {
      socket.destroy()
      resolve(undefined)
    }
    socket.setTimeout(CONNECT_MS, fail)
    socket.once('error', fail)
    socket.once('connect', () => {
      socket.setTimeout(0)
      socket.off('error', fail)
      resolve(socket)
    })
  })
}

/** Sends everything that a process sends to a client, ends as it ends, and ends there when the client does. */
function relay(peer: Socket, client: Socket): Promise<void> {
  return new Promise((resolve) => {
    const leave = () => peer.destroy()
    client.once('close', leave)
    client.on('error', leave)
    peer.on('error', () => reset(client))
    peer.on('close', () => {
      client.off('close', leave)
      resolve()
    })
    peer.pipe(client)
  })
}

/** Ends a connection as a process does that is gone. */
function reset(socket: Socket): void {
  socket.destroySoon = () => void socket.destroy()
  // Under TLS no reset is possible: the connection ends without the closing alert.
  if (socket instanceof TLSSocket) socket.destroy()
  else socket.resetAndDestroy()
}
