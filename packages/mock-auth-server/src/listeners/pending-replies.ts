import type { Socket } from 'node:net'

/** The tenant of a waiting reply, and the end of its wait in milliseconds since 1970. */
interface Waiting {
  readonly owner: string
  readonly until: number
}

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

  /**
   * Waits for this time, or until the connection closes or the reply is released; returns `true` when it
   * waited to the end.
   */
  wait(socket: Socket, ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (whole: boolean) => {
        clearTimeout(timer)
        this.#releases.delete(release)
        socket.off('close', release)
        resolve(whole)
      }
      const release = () => finish(false)
      const timer = setTimeout(() => finish(true), Math.min(ms, 2_000_000_000))
      this.#releases.set(release, { owner: this.#owner, until: Date.now() + ms })
      socket.on('close', release)
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
