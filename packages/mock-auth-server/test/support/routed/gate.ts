import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { Transform } from 'node:stream'
import { settleTenants } from '../../../src/exchange/tenants/shared/settle-tenants.ts'
import type { Tenants } from '../../../src/exchange/tenants/tenants.ts'
import { resetConnection } from '../../../src/listeners/replies/reset-connection.ts'

/**
 * The way from the proxy to a further process. A test creates tenants without waiting for the store, and another process
 * finds one only there: requests wait until it is written, and until the process of the test shows life, so that
 * others take nothing over from it on a busy machine.
 */
export class Gate {
  readonly port: number
  readonly close: () => void

  private constructor(port: number, close: () => void) {
    this.port = port
    this.close = close
  }

  /** Opens the way to a port once the tenants of a test are settled. */
  static async open(to: number, waitUntilSettled: () => Promise<void>): Promise<Gate> {
    const sockets = new Set<Socket>()
    const follow = (one: Socket, other: Socket) => {
      sockets.add(one)
      one.once('close', () => sockets.delete(one))
      one.once('error', () => resetConnection(other))
    }
    const server = createServer({ noDelay: true }, (client) => {
      const process = connect({ port: to, host: '127.0.0.1', noDelay: true })
      follow(client, process)
      follow(process, client)
      // Each part, not each connection: clients use one again.
      const wait = new Transform({
        transform: (part, _, pass) => void waitUntilSettled().then(() => pass(undefined, part)),
      })
      client.pipe(wait).pipe(process).pipe(client)
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    return new Gate((server.address() as AddressInfo).port, () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    })
  }
}

/** Returns what waits until all tenants that were created or deleted so far are so in the store, and their owner is alive. */
export function createSettlement(tenants: Tenants): () => Promise<void> {
  const store = tenants.shared?.store
  let count = 0
  let settled: Promise<void> = Promise.resolve()
  return async () => {
    if (store && !store.isAvailable) await store.revive().catch(() => undefined)
    const { created, deleted } = tenants.counts
    if (created + deleted > count) {
      count = created + deleted
      settled = settleTenants(tenants).catch(() => undefined)
    }
    await settled
  }
}
