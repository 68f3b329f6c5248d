import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { OwnedElsewhere } from '../../exchange/tenants/shared/tenant-store.ts'
import { PASSED_LISTENERS, type PassedListener, readEnvelope, restoreHeaders } from './envelope.ts'
import { passOn } from './pass-on.ts'

/** Milliseconds for which a request waits for another owner when that of its tenant does not respond. */
const TAKEOVER_MS = 4000
const RETRY_MS = 100
/** Maximum bytes of the headers of a passed request: those of the client, encoded, are among them. */
const HEADER_BYTES = 256 * 1024

/** The processes that share a store: requests are passed on to the owner of their tenant. */
export class Peers {
  readonly #getSecret: () => string
  readonly #servers = new Map<PassedListener, HttpServer>()
  readonly #passed = new WeakSet<IncomingMessage>()
  #count = 0

  /** Creates the processes; the secret at the time is known to all of them and to nobody else. */
  constructor(getSecret: () => string) {
    this.#getSecret = getSecret
  }

  /** Number of requests that were passed on to other processes. */
  get count(): number {
    return this.#count
  }

  /** Adds the listeners whose requests other processes may pass on to this one. */
  addAll(servers: Readonly<Record<PassedListener, HttpServer>>): void {
    for (const listener of PASSED_LISTENERS) this.#servers.set(listener, servers[listener])
  }

  /** Creates the server that takes what other processes pass on, once they are known. */
  static createServer(getPeers: () => Peers | undefined): HttpServer {
    return createServer({ maxHeaderSize: HEADER_BYTES }, (request, response) => {
      if (getPeers()?.take(request, response)) return
      response.writeHead(403, { 'Content-Type': 'text/plain' })
      response.end('This listener is for the processes that share a store.\n')
    })
  }

  /** Takes a request that another process has passed on; returns `false` for any other. */
  take(request: IncomingMessage, response: ServerResponse): boolean {
    const envelope = readEnvelope(request, this.#getSecret())
    const server = envelope && this.#servers.get(envelope.listener)
    if (!envelope || !server) return false
    restoreHeaders(request, envelope.rawHeaders)
    this.#passed.add(request)
    server.emit('request', request, response)
    return true
  }

  /** Returns `true` when another process has passed the request on: it is not passed on again. */
  isPassed(request: IncomingMessage): boolean {
    return this.#passed.has(request)
  }

  /**
   * Opens what a request needs, or passes the request on to the owner of its tenant. While that does not respond, it
   * waits until the tenant can be opened. Returns `undefined` when the request was passed on; rejects like `open`.
   */
  async openOrPass<Opened>(
    open: () => Opened | Promise<Opened>,
    passed: {
      readonly listener: PassedListener
      readonly request: IncomingMessage
      readonly response: ServerResponse
    },
    readBody: () => Promise<Uint8Array>,
  ): Promise<Opened | undefined> {
    const until = performance.now() + TAKEOVER_MS
    for (;;) {
      try {
        return await open()
      } catch (error) {
        if (!(error instanceof OwnedElsewhere) || this.isPassed(passed.request)) throw error
        const isSent = await passOn({ ...passed, secret: this.#getSecret() }, await readBody(), error.owner)
        if (isSent) {
          this.#count += 1
          return undefined
        }
        if (performance.now() > until) throw error
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
      }
    }
  }
}
