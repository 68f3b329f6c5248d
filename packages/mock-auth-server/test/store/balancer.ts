import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { drawUniform } from '../../src/core/util/draw-uniform.ts'

/** A load balancer that knows nothing of HTTP: it passes each connection on to one of several ports. */
export class Balancer {
  readonly port: number
  readonly #server: Server
  readonly #sockets: Set<Socket>
  readonly #ports: number[]
  #next: number | undefined
  #count = 0

  private constructor(server: Server, sockets: Set<Socket>, ports: number[]) {
    this.#server = server
    this.#sockets = sockets
    this.#ports = ports
    this.port = (server.address() as AddressInfo).port
  }

  /** Listens at a free port of loopback. */
  static async open(): Promise<Balancer> {
    const sockets = new Set<Socket>()
    const late: { balancer?: Balancer } = {}
    const server = createServer((client) => {
      const port = late.balancer?.choose()
      if (port === undefined) return client.destroy()
      const peer = connect({ port, host: '127.0.0.1' })
      for (const [one, other] of [
        [client, peer],
        [peer, client],
      ] as const) {
        sockets.add(one)
        one.setNoDelay(true)
        one.once('close', () => sockets.delete(one))
        one.once('error', () => other.resetAndDestroy())
        one.pipe(other)
      }
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    late.balancer = new Balancer(server, sockets, [])
    return late.balancer
  }

  /** Adds a port to choose from, and returns its index. */
  add(port: number): number {
    return this.#ports.push(port) - 1
  }

  /** Removes the port with that index; those after it get other indexes. */
  remove(index: number): void {
    this.#ports.splice(index, 1)
  }

  /** Sends every connection to one port from now on, and ends those that there are; without an index to any of them, in an order that looks random. */
  route(index?: number): void {
    this.#next = index
    this.#cut()
  }

  choose(): number | undefined {
    this.#count += 1
    return this.#ports[
      this.#next ?? Math.floor(drawUniform(1, 'balancer', this.#count, 0) * this.#ports.length)
    ]
  }

  close(): void {
    this.#server.close()
    this.#cut()
  }

  #cut(): void {
    for (const socket of this.#sockets) socket.destroy()
  }
}
