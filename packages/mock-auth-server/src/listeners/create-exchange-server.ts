import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { SecureContextOptions } from 'node:tls'
import { IncomingRequest } from '../core/http/incoming-request.ts'
import type { Reply } from '../core/http/reply.ts'
import type { Transfer } from '../core/journal/transfer.ts'
import { createUnavailableReply } from '../exchange/create-unavailable-reply.ts'
import { handleExchange } from '../exchange/handle-exchange.ts'
import type { Route } from '../exchange/route.ts'
import { findEndpoint } from '../exchange/router.ts'
import { describeUnavailability } from '../exchange/tenants/shared/describe-unavailability.ts'
import { closeInvalidConnection } from './close-invalid-connection.ts'
import { recordConnections } from './close-server.ts'
import { findTenantPath } from './find-tenant-path.ts'
import { IDLE_CONNECTION_MS } from './idle-connection.ts'
import type { PassedListener } from './peer/envelope.ts'
import { judgeDelivery } from './peer/judge-delivery.ts'
import type { Peers } from './peer/peers.ts'
import type { PendingReplies } from './replies/pending-replies.ts'
import { writeReply } from './replies/write-reply.ts'
import { type RequestBody, readBody } from './request-body.ts'
import { toHeaderPairs } from './to-header-pairs.ts'
import { closeTransfer, followConnections, openTransfer } from './transfers.ts'

/** Finds the route of a target; `isCrossSite` says that a page of another site sent the request. */
export type ResolveRoute = (target: string, isCrossSite: boolean) => Route | Reply | Promise<Route | Reply>

/**
 * Creates a Node server whose every request is an exchange of a tenant; no input of a client ends the
 * process.
 */
export function createExchangeServer(
  locate: ResolveRoute,
  pending: PendingReplies,
  onError: (error: unknown) => void,
  tls?: SecureContextOptions,
  getPassing?: () => Passing | Promise<Passing>,
): Server {
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    handle(request, response, { locate, pending, getPassing }).catch((error: unknown) => {
      onError(error)
      response.destroy()
    })
  }
  const options = { keepAliveTimeout: IDLE_CONNECTION_MS, maxHeaderSize: 64 * 1024 }
  const server = tls ? createTlsServer({ ...options, ...tls }, listener) : createServer(options, listener)
  recordConnections(server, tls !== undefined)
  followConnections(server, tls !== undefined)
  server.on('clientError', closeInvalidConnection)
  return server
}

/** The processes that requests for their tenants are passed on to, where several share a store. */
export interface Passing {
  readonly peers: Peers
  readonly listener: PassedListener
}

/** What every request is handled with. */
interface Handling {
  readonly locate: ResolveRoute
  readonly pending: PendingReplies
  readonly getPassing: (() => Passing | Promise<Passing>) | undefined
}

async function handle(request: IncomingMessage, response: ServerResponse, handling: Handling): Promise<void> {
  const transfer = openTransfer(request.socket)
  const reading = readBody(request)
  const read = reading instanceof Promise ? await reading : reading
  if (!read) return
  try {
    await respond({ request, response, read, transfer }, handling)
  } finally {
    read.release()
  }
}

/** A request whose body has been read. */
interface ReadRequest {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly read: RequestBody
  readonly transfer: Transfer
}

async function respond(
  { request, response, read, transfer }: ReadRequest,
  { locate, pending, getPassing }: Handling,
): Promise<void> {
  const target = request.url ?? '/'
  const find = () => locate(target, request.headers['sec-fetch-site'] === 'cross-site')
  const passing = getPassing && (await getPassing())
  const located = passing ? findOrPass(find, { request, response, read, transfer }, passing) : find()
  const route = located instanceof Promise ? await located : located
  if (!route) return
  if ('status' in route) {
    await writeReply(response, route, pending)
    return
  }
  const connection = passing?.peers.find(request)
  transfer.passedAt = connection?.requestedAt
  const incoming = new IncomingRequest({
    method: request.method ?? 'GET',
    target,
    headers: toHeaderPairs(request.rawHeaders),
    body: read.body,
    bodyTruncated: read.truncated || connection?.isBodyTruncated === true,
  })
  const { tenant } = route.host
  const own = pending.of((tenant.parent ?? tenant).name, route.host.recorder?.lost)
  const deliver = async (reply: Reply) => {
    const delivery = await writeReply(response, reply, own)
    closeTransfer(transfer, request.socket, response.shouldKeepAlive)
    return connection ? judgeDelivery(connection, delivery, route.host) : delivery
  }
  await handleExchange(route, incoming, deliver, transfer)
}

/** Finds the route of a request; `undefined` when it was passed on to the process that owns its tenant. */
async function findOrPass(
  find: () => ReturnType<ResolveRoute>,
  { request, response, read }: ReadRequest,
  { peers, listener }: Passing,
): Promise<Route | Reply | undefined> {
  try {
    return await peers.openOrPass(find, { listener, request, response }, () => read)
  } catch (error) {
    const message = describeUnavailability(error)
    if (message === undefined) throw error
    return createUnavailableReply(findEndpoint(findTenantPath(request.url ?? '/')).endpoint, message)
  }
}
