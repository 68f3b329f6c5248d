import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** The failures of a way to a store at present. */
interface WayState {
  isStalled: boolean
  losesReplies: boolean
  /** Text of a command at which all connections end. */
  cutAt: string | undefined
  /** Everything that happened on the way while it was stalled, in order. */
  late: (() => void)[]
}

/** A stretch of network between a process and its store, which can fail. */
export class StoreProxy {
  /** URL of the store by this way. */
  readonly url: string
  readonly #server: Server
  readonly #sockets: Set<Socket>
  readonly #state: WayState

  private constructor(server: Server, sockets: Set<Socket>, state: WayState) {
    this.#server = server
    this.#sockets = sockets
    this.#state = state
    this.url = `valkey://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  /** Opens a way to the store with that URL. */
  static async open(store: string): Promise<StoreProxy> {
    const sockets = new Set<Socket>()
    const state: WayState = { isStalled: false, losesReplies: false, cutAt: undefined, late: [] }
    const port = Number(new URL(store.replace('valkey:', 'http:')).port)
    const server = createServer((client) => {
      const pass = (act: () => void) => (state.isStalled ? void state.late.push(act) : act())
      const target = connect({ port, host: '127.0.0.1' })
      client.on('data', (chunk) => {
        if (state.cutAt !== undefined && chunk.includes(state.cutAt)) client.destroy()
        else pass(() => void target.write(chunk))
      })
      target.on('data', (chunk) => pass(() => state.losesReplies || void client.write(chunk)))
      for (const [one, other] of [
        [client, target],
        [target, client],
      ] as const) {
        sockets.add(one)
        one.setNoDelay(true)
        one.on('error', () => undefined)
        one.once('close', () => {
          sockets.delete(one)
          // What was sent before arrives first.
          pass(() => other.destroySoon())
        })
      }
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    return new StoreProxy(server, sockets, state)
  }

  /** Holds everything back that is sent in either direction; it arrives after `resume`. */
  stall(): void {
    this.#state.isStalled = true
  }

  resume(): void {
    this.#state.isStalled = false
    for (const act of this.#state.late.splice(0)) act()
  }

  /** Loses what the store sends back from now on, while it carries out what it is sent. */
  loseReplies(): void {
    this.#state.losesReplies = true
  }

  /** Ends the connection that sends this text, from now on. */
  cutAt(text: string): void {
    this.#state.cutAt = text
  }

  /** Ends all connections; later ones work. */
  cut(): void {
    this.#state.losesReplies = false
    for (const socket of this.#sockets) socket.destroy()
  }

  close(): void {
    this.#server.close()
    this.cut()
  }
}
