import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { createRandomId } from '../../core/util/id.ts'
import type { Owner } from '../../exchange/tenants/shared/tenant-store.ts'
import { waitForTurn } from '../replies/wait-for-turn.ts'
import { ENVELOPE_HEADER, encodeEnvelope, type PassedListener } from './envelope.ts'
import { type RelayOutcome, sendBack } from './send-back.ts'

/** Milliseconds in which another process must accept a connection. */
const CONNECT_MS = 1000

/** A request to be passed on. */
export interface PassedRequest {
  readonly listener: PassedListener
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** The body of a request, as far as it is stored. */
export interface PassedBody {
  readonly body: Uint8Array
  readonly truncated: boolean
}

/** The process that a request is passed on to, and what it needs to know. */
export interface Receiver {
  readonly owner: Owner
  readonly secret: string
  /** Time at which the request had come, in milliseconds since 1970. */
  readonly at: number
  /** Calls back when the owner is no longer alive; returns what ends that. */
  readonly watchOwner: (onLapsed: () => void) => () => void
}

/**
 * Passes a request on to another process, and what that sends back to the client, byte by byte: also what is no valid
 * response. The connection ends with it. It is `unreachable` when the process does not accept, so that nothing was sent.
 */
export async function passOn(
  passed: PassedRequest,
  sent: PassedBody,
  { owner, secret, at, watchOwner }: Receiver,
): Promise<RelayOutcome | 'unreachable'> {
  const { request, response, listener } = passed
  const peer = await open(new URL(owner.address))
  if (!peer) return 'unreachable'
  if (!response.socket && !(await waitForTurn(response, request.socket))) {
    peer.destroy()
    return 'relayed'
  }
  response.on('error', () => undefined)
  const mark = createRandomId()
  const { rawHeaders } = request
  const envelope = encodeEnvelope({ secret, listener, rawHeaders, mark, isTruncated: sent.truncated, at })
  peer.write(buildHead(request, sent.body.length, envelope))
  if (sent.body.length > 0) peer.write(sent.body)
  return sendBack({ peer, client: request.socket, mark, watchOwner })
}

function buildHead({ method, url }: IncomingMessage, length: number, envelope: string): string {
  const lines = [
    `${method} ${url} HTTP/1.1`,
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
    const host = hostname.replace(/^\[|\]$/g, '')
    const socket = connect({ host, port: Number(port), noDelay: true, allowHalfOpen: true })
    const fail = () => {
      socket.destroy()
      resolve(undefined)
    }
    socket.setTimeout(CONNECT_MS, fail)
    socket.once('error', fail)
    socket.once('connect', () => {
      socket.setTimeout(0)
      socket.off('timeout', fail)
      socket.off('error', fail)
      resolve(socket)
    })
  })
}
