import type { Socket } from 'node:net'

/** The tenant of a waiting reply, and the end of its wait in milliseconds since 1970. */
interface Waiting {
  readonly owner: string
  readonly until: number
}

/** The end of a reply's wait: to its end, by the client's closing, or by a release. */
export type WaitEnd = 'over' | 'closed' | 'released'

/** Replies that wait for a release: hangs and delays, ended by the reset of their tenant and by shutdown. */
export class PendingReplies {
  readonly #owner: string
  readonly #releases: Map<() => void, Waiting>

  constructor(owner = '', releases = new Map<() => void, Waiting>()) {
    this.#owner = owner
    this.#releases = releases
  }

  /** Returns the waiting replies of one tenant. */
  of(tenant: string): PendingReplies {
    return new PendingReplies(tenant, this.#releases)
  }

  /** Number of waiting replies of all tenants. */
  get size(): number {
    return this.#releases.size
  }

  /** Waits for this time, or until the connection closes or the reply is released. */
  wait(socket: Socket, ms: number): Promise<WaitEnd> {
    return new Promise((resolve) => {
      const finish = (end: WaitEnd) => {
        clearTimeout(timer)
        this.#releases.delete(release)
        socket.off('close', close)
        resolve(end)
      }
      const release = () => finish('released')
      const close = () => finish('closed')
      const timer = setTimeout(() => finish('over'), Math.min(ms, 2_000_000_000))
      this.#releases.set(release, { owner: this.#owner, until: Date.now() + ms })
      socket.on('close', close)
    })
  }

  /** Ends what waits for this tenant. */
  release(): void {
    for (const [release, { owner }] of [...this.#releases]) if (owner === this.#owner) release()
  }

  /** Ends what waits for longer than this number of milliseconds, of all tenants. */
  releaseAll(graceMs = 0): void {
    const latest = Date.now() + graceMs
    for (const [release, { until }] of [...this.#releases]) if (until > latest || graceMs === 0) release()
  }
}
