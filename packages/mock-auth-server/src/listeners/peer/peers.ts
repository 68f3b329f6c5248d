import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import { OwnedElsewhere, type Owner, OwnerLost } from '../../exchange/tenants/shared/tenant-store.ts'
import { closeInvalidConnection } from '../close-invalid-connection.ts'
import { PASSED_LISTENERS, type PassedListener, readEnvelope, restoreHeaders } from './envelope.ts'
import { OwnerWatch } from './owner-watch.ts'
import { type PassedBody, type PassedRequest, passOn } from './pass-on.ts'
import { PassedConnection } from './passed-connection.ts'

/** Milliseconds for which a request waits for another owner when that of its tenant does not respond. */
const TAKEOVER_MS = 4000
const RETRY_MS = 100
/** Owners that a request may lose. */
const LOSSES = 3
/** Maximum bytes of the headers of a passed request: those of the client, encoded, are among them. */
const HEADER_BYTES = 256 * 1024
/** Milliseconds after which a connection without traffic is probed: the other host may be gone. */
const PROBE_MS = 10_000
/** Methods that promise to change nothing (RFC 9110 section 9.2.1): they may be carried out twice. */
const SAFE: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD', 'OPTIONS'])

const connections = new WeakMap<Socket, PassedConnection>()

/** The processes that share a store: requests are passed on to the owner of their tenant. */
export class Peers {
  readonly #getSecret: () => string
  readonly #watch: OwnerWatch
  readonly #servers = new Map<PassedListener, HttpServer>()
  readonly #passed = new WeakMap<IncomingMessage, PassedConnection>()
  readonly #whenReady: Promise<void>
  #setReady: () => void = () => undefined
  #count = 0

  /**
   * Creates the processes; the secret at the time is known to all of them and to nobody else, and `isAlive` tells
   * whether one still shows life.
   */
  constructor(getSecret: () => string, isAlive: (owner: Owner) => Promise<boolean>) {
    this.#getSecret = getSecret
    this.#watch = new OwnerWatch(isAlive)
    this.#whenReady = new Promise((resolve) => {
      this.#setReady = resolve
    })
  }

  /** Number of requests that were passed on to other processes. */
  get count(): number {
    return this.#count
  }

  /** Adds the listeners whose requests other processes may pass on to this one, which is ready for them then. */
  addAll(servers: Readonly<Record<PassedListener, HttpServer>>): void {
    for (const listener of PASSED_LISTENERS) this.#servers.set(listener, servers[listener])
    this.#setReady()
  }

  /**
   * Creates the server that takes what other processes pass on. Until this one is ready, requests wait: it may have the
   * port of one that ended, and they mean that one.
   */
  createServer(): HttpServer {
    const options = { maxHeaderSize: HEADER_BYTES, keepAlive: true, keepAliveInitialDelay: PROBE_MS }
    const server = createServer(options, async (request, response) => {
      await this.#whenReady
      if (this.take(request, response)) return
      response.writeHead(403, { 'Content-Type': 'text/plain' })
      response.end('This listener is for the processes that share a store.\n')
    })
    server.on('clientError', (error: Error & { readonly rawPacket?: Buffer }, socket) => {
      const connection = connections.get(socket as Socket)
      if (connection && error.rawPacket) connection.hear(error.rawPacket)
      else closeInvalidConnection(error, socket)
    })
    return server
  }

  /** Takes a request that another process has passed on; returns `false` for any other. */
  take(request: IncomingMessage, response: ServerResponse): boolean {
    const envelope = readEnvelope(request, this.#getSecret())
    const server = envelope && this.#servers.get(envelope.listener)
    if (!envelope || !server) return false
    restoreHeaders(request, envelope.rawHeaders)
    const connection = new PassedConnection(request.socket, envelope)
    connections.set(request.socket, connection)
    this.#passed.set(request, connection)
    server.emit('request', request, response)
    return true
  }

  /** Returns the connection of a request that another process has passed on: it is not passed on again. */
  find(request: IncomingMessage): PassedConnection | undefined {
    return this.#passed.get(request)
  }

  /**
   * Opens what a request needs, or passes the request on to the owner of its tenant. While that does not respond, it
   * waits until the tenant can be opened. Returns `undefined` when the request was passed on; rejects like `open`, and
   * with `OwnerLost` when it is unknown whether a lost owner carried the request out.
   */
  async openOrPass<Opened>(
    open: () => Opened | Promise<Opened>,
    passed: PassedRequest,
    readBody: () => PassedBody | Promise<PassedBody>,
  ): Promise<Opened | undefined> {
    const { request } = passed
    const at = Date.now()
    let until: number | undefined
    for (let losses = 0; ; ) {
      try {
        return await open()
      } catch (error) {
        if (!(error instanceof OwnedElsewhere) || this.find(request)) throw error
        const outcome = await this.#passTo(error.owner, passed, await readBody(), at)
        if (outcome === 'relayed') return undefined
        if (outcome === 'lost') {
          losses += 1
          until = undefined
          if (!SAFE.has(request.method) || losses > LOSSES) throw new OwnerLost(error.tenant)
        }
        until ??= performance.now() + TAKEOVER_MS
        if (request.socket.destroyed) return undefined
        if (performance.now() > until) throw error
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
      }
    }
  }

  async #passTo(owner: Owner, passed: PassedRequest, body: PassedBody, at: number) {
    const watchOwner = (onLapsed: () => void) => this.#watch.add(owner, onLapsed)
    const outcome = await passOn(passed, body, { owner, secret: this.#getSecret(), at, watchOwner })
    if (outcome === 'relayed') this.#count += 1
    return outcome
  }
}
